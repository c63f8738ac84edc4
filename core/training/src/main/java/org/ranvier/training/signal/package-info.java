/**
 * Recorded signals before they are encoded: cut into windows, normalised by channel, resampled to the ticks of an
 * experiment. Uses no other package of the module but those of numbers.
 */
package org.ranvier.training.signal;
