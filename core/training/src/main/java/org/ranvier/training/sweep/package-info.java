/**
 * Sweeps: many settings of one experiment. A file, or words of the command line, become a list of trials, which an
 * engine runs, and a table of what came of them. Uses {@link org.ranvier.training.trial} for all that is not about
 * settings and engines.
 */
package org.ranvier.training.sweep;
