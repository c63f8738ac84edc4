package org.ranvier.training.metric;

/**
 * A network's answer to a sample.
 *
 * @param sample the sample's place in the split as the dataset has it, from 0; validation samples may be part of its
 *     training split
 * @param label its class, or −1 where it has none
 * @param predicted the class predicted, or −1 for none
 * @param loss its loss
 */
public record Prediction(int sample, int label, int predicted, double loss) {}
