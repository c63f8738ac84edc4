package org.ranvier.plugins.backend.reference.clock;

import java.util.List;

/** Everything one element put out in a batch, by neuron, then sample, then tick; zeros left out. */
final class SpikeList {

    final int[] first;
    final int[] sample;
    final int[] tick;
    final double[] value;

    /**
     * Collects.
     *
     * @param outputs for each sample its outputs, [tick][neuron]
     */
    SpikeList(int width, List<List<double[]>> outputs) {
        first = new int[width + 1];
        for (List<double[]> ticks : outputs) {
            for (double[] output : ticks) {
                for (int n = 0; n < width; n++) {
                    if (output[n] != 0) {
                        first[n + 1]++;
                    }
                }
            }
        }
        for (int n = 0; n < width; n++) {
            first[n + 1] += first[n];
        }
        int[] next = first.clone();
        sample = new int[first[width]];
        tick = new int[first[width]];
        value = new double[first[width]];
        for (int b = 0; b < outputs.size(); b++) {
            for (int t = 0; t < outputs.get(b).size(); t++) {
                double[] output = outputs.get(b).get(t);
                for (int n = 0; n < width; n++) {
                    if (output[n] != 0) {
                        int at = next[n]++;
                        sample[at] = b;
                        tick[at] = t;
                        value[at] = output[n];
                    }
                }
            }
        }
    }
}
