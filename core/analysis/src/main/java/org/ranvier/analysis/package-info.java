/**
 * Analyses: receptive fields and their spatial autocorrelation, distributions and changes of parameters, activity and
 * what it costs, calibration, and maps of spike counts. Uses no other package of core but those for backends.
 */
package org.ranvier.analysis;
