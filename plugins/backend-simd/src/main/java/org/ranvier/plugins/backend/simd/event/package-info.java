/**
 * Networks that spikes drive, in double precision: spike times and their gradients, sample by sample or in lanes. Uses
 * {@code lanes} for its threads.
 */
package org.ranvier.plugins.backend.simd.event;
