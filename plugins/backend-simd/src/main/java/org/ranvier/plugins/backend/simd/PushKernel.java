package org.ranvier.plugins.backend.simd;

import static org.ranvier.plugins.backend.simd.Lanes.GROUP;
import static org.ranvier.plugins.backend.simd.Lanes.SPECIES;
import static org.ranvier.plugins.backend.simd.Lanes.WIDTH;

import jdk.incubator.vector.FloatVector;

/**
 * The same sums as {@link PullKernel} in the same order, at a cost that follows the ticks at which a source is active: those at which all
 * 16 samples of it are 0 are passed over. Adding w · 0 changes no sum, so the results are the same bits.
 *
 * @param signal what is sent
 * @param active when
 * @param preOf the source of each synapse
 * @param lag 16 · the first lag of each synapse
 * @param taps the lags beyond the first that carry weight, ascending
 * @param weight [synapse][tap]
 */
record PushKernel(Signal signal, ActiveTicks active, int[] preOf, int[] lag, int[] taps, float[] weight) {

    /**
     * Adds to one row the shares of the synapses from … to − 1.
     *
     * @param y where the sums are, beginning at {@code at} with tick 0
     * @param floats 16 · the number of ticks
     */
    void add(int group, int from, int to, float[] y, int at, int floats) {
        float[] x = signal.groups[group];
        int[] ticks = active.list(group);
        int[] counts = active.counts(group);
        int perNeuron = active.begin(1);
        int origin = signal.at(0, 0);
        for (int s = from; s < to; s++) {
            int j = preOf[s];
            int first = j * perNeuron;
            int last = first + counts[j];
            if (first == last) {
                continue;
            }
            int source = origin + j * signal.stride;
            for (int k = 0; k < taps.length; k++) {
                int delay = lag[s] + taps[k] * GROUP;
                add(x, source, ticks, first, last, weight[s * taps.length + k], y, at, delay, floats);
            }
        }
    }

    private static void add(
            float[] x, int source, int[] active, int first, int last, float weight, float[] y, int at, int delay, int floats) {
        FloatVector w = FloatVector.broadcast(SPECIES, weight);
        for (int n = first; n < last; n++) {
            int tick = active[n];
            if (tick + delay >= floats) {
                return;
            }
            for (int lane = 0; lane < GROUP; lane += WIDTH) {
                int p = at + delay + tick + lane;
                FloatVector.fromArray(SPECIES, x, source + tick + lane)
                        .fma(w, FloatVector.fromArray(SPECIES, y, p))
                        .intoArray(y, p);
            }
        }
    }
}
