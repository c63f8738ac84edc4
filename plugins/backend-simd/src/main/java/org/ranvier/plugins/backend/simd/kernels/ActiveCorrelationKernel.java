package org.ranvier.plugins.backend.simd.kernels;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.GROUP;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.SPECIES;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.WIDTH;

import jdk.incubator.vector.FloatVector;
import org.ranvier.plugins.backend.simd.lanes.Events;

/**
 * {@link CorrelationKernel} over the {@link Events} of x only. The four residues are those of the place in the list of
 * events; the last events of a list whose length is no multiple of four are added to the first.
 */
final class ActiveCorrelationKernel {

    private ActiveCorrelationKernel() {}

    /**
     * For two neighbouring lags.
     *
     * @param values the events' values, those of {@code first} … {@code end} − 1 to be taken
     * @param tick 16 · the tick of each
     */
    static void pair(float[] values, int[] tick, int first, int end, float[] d, int to, float[] lanes) {
        for (int lane = 0; lane < GROUP; lane += WIDTH) {
            FloatVector a0 = FloatVector.zero(SPECIES);
            FloatVector a1 = a0;
            FloatVector a2 = a0;
            FloatVector a3 = a0;
            FloatVector b0 = a0;
            FloatVector b1 = a0;
            FloatVector b2 = a0;
            FloatVector b3 = a0;
            int q = to + lane;
            int n = first;
            for (; n + 3 < end; n += 4) {
                FloatVector s0 = FloatVector.fromArray(SPECIES, values, n * GROUP + lane);
                FloatVector s1 = FloatVector.fromArray(SPECIES, values, (n + 1) * GROUP + lane);
                FloatVector s2 = FloatVector.fromArray(SPECIES, values, (n + 2) * GROUP + lane);
                FloatVector s3 = FloatVector.fromArray(SPECIES, values, (n + 3) * GROUP + lane);
                a0 = s0.fma(FloatVector.fromArray(SPECIES, d, q + tick[n]), a0);
                b0 = s0.fma(FloatVector.fromArray(SPECIES, d, q + tick[n] + GROUP), b0);
                a1 = s1.fma(FloatVector.fromArray(SPECIES, d, q + tick[n + 1]), a1);
                b1 = s1.fma(FloatVector.fromArray(SPECIES, d, q + tick[n + 1] + GROUP), b1);
                a2 = s2.fma(FloatVector.fromArray(SPECIES, d, q + tick[n + 2]), a2);
                b2 = s2.fma(FloatVector.fromArray(SPECIES, d, q + tick[n + 2] + GROUP), b2);
                a3 = s3.fma(FloatVector.fromArray(SPECIES, d, q + tick[n + 3]), a3);
                b3 = s3.fma(FloatVector.fromArray(SPECIES, d, q + tick[n + 3] + GROUP), b3);
            }
            for (; n < end; n++) {
                FloatVector s = FloatVector.fromArray(SPECIES, values, n * GROUP + lane);
                a0 = s.fma(FloatVector.fromArray(SPECIES, d, q + tick[n]), a0);
                b0 = s.fma(FloatVector.fromArray(SPECIES, d, q + tick[n] + GROUP), b0);
            }
            a0.add(a1).add(a2.add(a3)).intoArray(lanes, lane);
            b0.add(b1).add(b2.add(b3)).intoArray(lanes, GROUP + lane);
        }
    }

    /** For one lag; see {@link #pair}. */
    static void single(float[] values, int[] tick, int first, int end, float[] d, int to, float[] lanes) {
        for (int lane = 0; lane < GROUP; lane += WIDTH) {
            FloatVector a0 = FloatVector.zero(SPECIES);
            int q = to + lane;
            for (int n = first; n < end; n++) {
                a0 = FloatVector.fromArray(SPECIES, values, n * GROUP + lane)
                        .fma(FloatVector.fromArray(SPECIES, d, q + tick[n]), a0);
            }
            a0.intoArray(lanes, lane);
        }
    }
}
