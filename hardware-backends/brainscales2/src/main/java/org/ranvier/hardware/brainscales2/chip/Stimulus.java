package org.ranvier.hardware.brainscales2.chip;

/**
 * A batch for a chip.
 *
 * @param seed tells batches of one experiment from those of another; models draw their noise from it, chips have their
 *     own
 * @param trial tells the batches of an experiment apart, in the same way
 * @param samples how many samples
 * @param spikesUs the spike of every input channel in µs after the start of the sample, [sample][channel], infinity
 *     where there is none
 */
public record Stimulus(long seed, int trial, int samples, double[] spikesUs) {}
