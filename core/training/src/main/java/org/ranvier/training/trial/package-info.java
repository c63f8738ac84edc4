/**
 * Several runs of one experiment as a list of trials in one folder: begun, gone on with, summed up, and compared pair
 * by pair. Uses {@link org.ranvier.training} for each run, and {@link org.ranvier.training.run} to read what came of
 * it, {@link org.ranvier.training.statistics} to compare.
 */
package org.ranvier.training.trial;
