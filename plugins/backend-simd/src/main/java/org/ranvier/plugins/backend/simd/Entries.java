package org.ranvier.plugins.backend.simd;

import java.util.function.IntUnaryOperator;

/**
 * The synapses of a projection as {@link PullKernel} takes them: for each synapse and tap a weight, and where the delayed signal is.
 * Synapse e of the order has the entries e · perSynapse … in ascending order of lags.
 */
final class Entries {

    int perSynapse;
    int[] offset = {};
    float[] weight = {};

    /** The entries that gather delayed outputs of sources, by postsynaptic neuron. */
    void forward(Connection c, Signal source, Parallel parallel) {
        int sign = -1;
        fill(c, source, s -> s, c.synapses.preOf, sign, parallel);
    }

    /** The entries that gather gradients from later ticks, by presynaptic neuron. */
    void backward(Connection c, Signal gradient, Parallel parallel) {
        int[] order = c.synapses.synapseByPre;
        fill(c, gradient, n -> order[n], c.synapses.postOf, 1, parallel);
    }

    private void fill(
            Connection c, Signal signal, IntUnaryOperator order, int[] neuronOf, int sign, Parallel parallel) {
        int[] used = c.taps.inUse();
        perSynapse = used.length;
        int size = c.synapses.size * perSynapse;
        if (offset.length != size) {
            offset = new int[size];
        }
        if (weight.length != size) {
            weight = new float[size];
        }
        float[] weights = c.weights;
        parallel.forBlocks(c.synapses.size, 1 << 13, (from, count) -> {
            for (int n = from; n < from + count; n++) {
                int s = order.applyAsInt(n);
                int at = signal.at(neuronOf[s], 0) + sign * c.lag[s];
                for (int k = 0; k < used.length; k++) {
                    int delay = c.taps.shape() == null ? c.synapses.delayOf(c.plan.delays().site(), s) : 0;
                    offset[n * perSynapse + k] = at + sign * used[k] * Lanes.GROUP;
                    weight[n * perSynapse + k] = weights[s] * c.taps.value(used[k], delay);
                }
            }
        });
    }
}
