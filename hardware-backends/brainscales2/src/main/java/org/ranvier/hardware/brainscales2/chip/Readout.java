package org.ranvier.hardware.brainscales2.chip;

/**
 * Result of a batch on a chip. Times in µs after the start of the sample, infinity where there was no spike, or none
 * that arrived.
 *
 * @param neuronsUs the first spike of every neuron, [sample][neuron]
 * @param elementsUs the first spike of every delay element, [sample][element]
 * @param droppedInputs input events that were too many for the link to the chip
 * @param droppedOutputs recorded events that were too many for the link from the chip
 */
public record Readout(double[] neuronsUs, double[] elementsUs, long droppedInputs, long droppedOutputs) {}
