package org.ranvier.plugins.backend.simd.kernels;

import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.plugins.backend.simd.plan.Connection;
import org.ranvier.support.Parallel;

/**
 * The synapses of a projection as {@link PullKernel} takes them: for each synapse and tap a weight, and where the
 * delayed signal is. Synapse e of the order has the entries e · perSynapse … in ascending order of lags.
 */
public final class Entries {

    private static final int BLOCK = 1 << 13;

    public int perSynapse;
    public int[] offset = {};
    public float[] weight = {};

    /** The entries that gather delayed outputs of sources, by postsynaptic neuron. */
    public void forward(Connection c, Signal source, Parallel parallel) {
        weights(c, parallel);
        int[] taps = c.taps.inUse();
        offset = sized(offset, c.synapses.size * perSynapse);
        parallel.forBlocks(c.synapses.size, BLOCK, (from, count) -> {
            for (int s = from; s < from + count; s++) {
                int at = source.unfolded(c.synapses.preOf[s], 0) - c.lag[s];
                for (int k = 0; k < taps.length; k++) {
                    offset[s * taps.length + k] = at - taps[k] * Lanes.GROUP;
                }
            }
        });
    }

    /** The weights of {@link #forward} alone. */
    public void weights(Connection c, Parallel parallel) {
        int[] taps = c.taps.inUse();
        perSynapse = taps.length;
        if (c.taps.shape() != null && taps.length == 1 && c.taps.shape().value()[taps[0]] == 1) {
            weight = c.weights;
            return;
        }
        weight = sized(weight == c.weights ? new float[0] : weight, c.synapses.size * perSynapse);
        parallel.forBlocks(c.synapses.size, BLOCK, (from, count) -> {
            for (int s = from; s < from + count; s++) {
                int delay = c.delayOf(s);
                for (int k = 0; k < taps.length; k++) {
                    weight[s * taps.length + k] = c.weights[s] * c.taps.value(taps[k], delay);
                }
            }
        });
    }

    /** The entries that gather gradients from later ticks, by presynaptic neuron. */
    public void backward(Connection c, Signal gradient, Parallel parallel) {
        int[] taps = c.taps.inUse();
        int[] order = c.synapses.synapseByPre;
        perSynapse = taps.length;
        offset = sized(offset, order.length * perSynapse);
        weight = sized(weight, order.length * perSynapse);
        parallel.forBlocks(order.length, BLOCK, (from, count) -> {
            for (int n = from; n < from + count; n++) {
                int s = order[n];
                int delay = c.delayOf(s);
                int at = gradient.at(c.synapses.postOf[s], 0) + c.lag[s];
                for (int k = 0; k < taps.length; k++) {
                    offset[n * taps.length + k] = at + taps[k] * Lanes.GROUP;
                    weight[n * taps.length + k] = c.weights[s] * c.taps.value(taps[k], delay);
                }
            }
        });
    }

    private static int[] sized(int[] array, int size) {
        return array.length == size ? array : new int[size];
    }

    private static float[] sized(float[] array, int size) {
        return array.length == size ? array : new float[size];
    }
}
