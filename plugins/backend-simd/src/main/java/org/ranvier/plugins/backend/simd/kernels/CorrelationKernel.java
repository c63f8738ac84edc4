package org.ranvier.plugins.backend.simd.kernels;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.GROUP;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.SPECIES;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.WIDTH;

import jdk.incubator.vector.FloatVector;
import org.ranvier.plugins.backend.simd.lanes.Lanes;

/**
 * Σ_t x[t] · d[t + lag] over the ticks and samples of a group, for one lag or two neighbouring ones.
 *
 * <p>Sums are kept in 16 lanes for each of four tick residues, combined as (0 + 1) + (2 + 3) and then over the lanes in
 * the order of {@link Lanes#sum}; with vectors narrower than a group, one stretch of lanes after the other. So the bits
 * do not depend on the width.
 */
final class CorrelationKernel {

    private CorrelationKernel() {}

    /**
     * For two neighbouring lags.
     *
     * @param at where tick 0 of x is
     * @param to where the first lag of tick 0 is in d
     * @param ticks how many ticks, a multiple of 4; what follows the last tick in x is 0
     * @param lanes receives the sums by lane: 16 for the first lag, 16 for the second
     */
    static void pair(float[] x, int at, float[] d, int to, int ticks, float[] lanes) {
        for (int lane = 0; lane < GROUP; lane += WIDTH) {
            FloatVector a0 = FloatVector.zero(SPECIES);
            FloatVector a1 = a0;
            FloatVector a2 = a0;
            FloatVector a3 = a0;
            FloatVector b0 = a0;
            FloatVector b1 = a0;
            FloatVector b2 = a0;
            FloatVector b3 = a0;
            int p = at + lane;
            int q = to + lane;
            FloatVector before = FloatVector.fromArray(SPECIES, d, q);
            for (int t = 0; t < ticks; t += 4) {
                FloatVector s = FloatVector.fromArray(SPECIES, x, p);
                FloatVector after = FloatVector.fromArray(SPECIES, d, q + GROUP);
                a0 = s.fma(before, a0);
                b0 = s.fma(after, b0);
                s = FloatVector.fromArray(SPECIES, x, p + GROUP);
                before = FloatVector.fromArray(SPECIES, d, q + 2 * GROUP);
                a1 = s.fma(after, a1);
                b1 = s.fma(before, b1);
                s = FloatVector.fromArray(SPECIES, x, p + 2 * GROUP);
                after = FloatVector.fromArray(SPECIES, d, q + 3 * GROUP);
                a2 = s.fma(before, a2);
                b2 = s.fma(after, b2);
                s = FloatVector.fromArray(SPECIES, x, p + 3 * GROUP);
                before = FloatVector.fromArray(SPECIES, d, q + 4 * GROUP);
                a3 = s.fma(after, a3);
                b3 = s.fma(before, b3);
                p += 4 * GROUP;
                q += 4 * GROUP;
            }
            a0.add(a1).add(a2.add(a3)).intoArray(lanes, lane);
            b0.add(b1).add(b2.add(b3)).intoArray(lanes, GROUP + lane);
        }
    }

    /** For one lag; see {@link #pair}. */
    static void single(float[] x, int at, float[] d, int to, int ticks, float[] lanes) {
        for (int lane = 0; lane < GROUP; lane += WIDTH) {
            FloatVector a0 = FloatVector.zero(SPECIES);
            FloatVector a1 = a0;
            FloatVector a2 = a0;
            FloatVector a3 = a0;
            int p = at + lane;
            int q = to + lane;
            for (int t = 0; t < ticks; t += 4) {
                a0 = FloatVector.fromArray(SPECIES, x, p).fma(FloatVector.fromArray(SPECIES, d, q), a0);
                a1 = FloatVector.fromArray(SPECIES, x, p + GROUP).fma(FloatVector.fromArray(SPECIES, d, q + GROUP), a1);
                a2 = FloatVector.fromArray(SPECIES, x, p + 2 * GROUP)
                        .fma(FloatVector.fromArray(SPECIES, d, q + 2 * GROUP), a2);
                a3 = FloatVector.fromArray(SPECIES, x, p + 3 * GROUP)
                        .fma(FloatVector.fromArray(SPECIES, d, q + 3 * GROUP), a3);
                p += 4 * GROUP;
                q += 4 * GROUP;
            }
            a0.add(a1).add(a2.add(a3)).intoArray(lanes, lane);
        }
    }
}
