package org.ranvier.plugins.backend.simd.run;

import org.ranvier.api.Philox;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.SourceSignals;
import org.ranvier.support.code.Draws;

/** A population's output times one mask per sample and neuron, constant over ticks; unchanged outside training. */
final class Dropped {

    final SourceSignals from;
    final SourceSignals node;
    private final String name;
    private final double probability;
    /** [group][neuron][16]. */
    private final float[][] mask;

    Dropped(SourceSignals from, SourceSignals node, String name, double probability) {
        this.from = from;
        this.node = node;
        this.name = name;
        this.probability = probability;
        this.mask = new float[node.output.groups.length][node.width * Lanes.GROUP];
    }

    void draw(boolean training, Draws draws) {
        int stream = Philox.stream(name);
        float gain = (float) (training ? 1 / (1 - probability) : 1);
        for (int g = 0; g < mask.length; g++) {
            for (int n = 0; n < node.width; n++) {
                for (int lane = 0; lane < Lanes.GROUP; lane++) {
                    boolean kept = !training || draws.draw(false, stream, 0, g * Lanes.GROUP + lane, n) >= probability;
                    mask[g][n * Lanes.GROUP + lane] = kept ? gain : 0;
                }
            }
        }
    }

    void forward(int group, int neuron, int end, int tick, int toTick) {
        float[] x = from.output.groups[group];
        float[] y = node.output.groups[group];
        for (int n = neuron; n < end; n++) {
            for (int t = tick; t < toTick; t++) {
                int source = from.output.at(n, t);
                int target = node.output.at(n, t);
                for (int lane = 0; lane < Lanes.GROUP; lane++) {
                    y[target + lane] = x[source + lane] * mask[group][n * Lanes.GROUP + lane];
                }
            }
        }
    }

    /** Adds to dL/d output of the population. */
    void backward(int group, int neuron, int end, int tick, int toTick) {
        float[] d = node.dOutput.groups[group];
        float[] sum = from.dOutput.groups[group];
        for (int n = neuron; n < end; n++) {
            for (int t = tick; t < toTick; t++) {
                int source = node.dOutput.at(n, t);
                int target = from.dOutput.at(n, t);
                for (int lane = 0; lane < Lanes.GROUP; lane++) {
                    sum[target + lane] += d[source + lane] * mask[group][n * Lanes.GROUP + lane];
                }
            }
        }
    }
}
