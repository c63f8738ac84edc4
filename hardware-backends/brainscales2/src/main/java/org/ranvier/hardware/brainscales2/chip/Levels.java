package org.ranvier.hardware.brainscales2.chip;

/**
 * Values to write to a chip.
 *
 * @param weights by synapse its level, a whole number of either sign; the weight is level / {@link Figures#weightScale}
 * @param delays by element its counter, a whole number
 * @param thresholds by neuron its threshold, from rest, in units in which a spike of weight 1 raises the potential by x
 *     e^(−x), x the time since then over tau
 */
public record Levels(double[] weights, double[] delays, double[] thresholds) {}
