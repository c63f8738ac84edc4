package org.ranvier.plugins.backend.simd;

import static org.ranvier.plugins.backend.simd.Lanes.GROUP;
import static org.ranvier.plugins.backend.simd.Lanes.SPECIES;
import static org.ranvier.plugins.backend.simd.Lanes.WIDTH;

import jdk.incubator.vector.FloatVector;

/**
 * The same sums as {@link PullKernel} in the same order, at a cost that follows the ticks at which a source is active: those at which all
 * 16 samples of it are 0 are passed over. Adding w · 0 changes no sum, so the results are the same bits.
 */
final class PushKernel {

    private PushKernel() {}

    /**
     * Adds one entry's share: y[at + 16 t] += weight · x[source + 16 t] for the active ticks.
     *
     * @param active 16 · tick of the active ticks, from … to − 1
     * @param source where tick 0 of the source is
     * @param at where tick 0, delayed, is in y
     */
    static void add(float[] x, int source, int[] active, int from, int to, float weight, float[] y, int at) {
        FloatVector w = FloatVector.broadcast(SPECIES, weight);
        for (int n = from; n < to; n++) {
            int tick = active[n];
            for (int lane = 0; lane < GROUP; lane += WIDTH) {
                int p = at + tick + lane;
                FloatVector.fromArray(SPECIES, x, source + tick + lane)
                        .fma(w, FloatVector.fromArray(SPECIES, y, p))
                        .intoArray(y, p);
            }
        }
    }
}
