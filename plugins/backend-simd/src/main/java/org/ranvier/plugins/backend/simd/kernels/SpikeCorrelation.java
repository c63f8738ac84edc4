package org.ranvier.plugins.backend.simd.kernels;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.GROUP;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.ranvier.plugins.backend.simd.lanes.Spikes;

/**
 * A kernel that computes the same sums as {@link CorrelationKernel}, in the same order, over {@link Spikes}. Only for
 * vectors that are a whole group.
 */
final class SpikeCorrelation {

    private SpikeCorrelation() {}

    /**
     * For two neighbouring lags.
     *
     * @param p where tick 0 is in the spikes of a group
     * @param q where the first lag of tick 0 is in d
     * @param ticks how many ticks, a multiple of 4; after the last tick there are no spikes
     * @param lanes receives the sums by lane: 16 for the first lag, 16 for the second
     */
    static void pair(short[] spikes, int p, float[] d, int q, int ticks, float[] lanes) {
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector a3 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector b2 = a0;
        FloatVector b3 = a0;
        FloatVector before = FloatVector.fromArray(SPECIES, d, q);
        for (int t = 0; t < ticks; t += 4) {
            int at = q + t * GROUP;
            VectorMask<Float> s = VectorMask.fromLong(SPECIES, spikes[p + t]);
            FloatVector after = FloatVector.fromArray(SPECIES, d, at + GROUP);
            a0 = a0.add(before, s);
            b0 = b0.add(after, s);
            s = VectorMask.fromLong(SPECIES, spikes[p + t + 1]);
            before = FloatVector.fromArray(SPECIES, d, at + 2 * GROUP);
            a1 = a1.add(after, s);
            b1 = b1.add(before, s);
            s = VectorMask.fromLong(SPECIES, spikes[p + t + 2]);
            after = FloatVector.fromArray(SPECIES, d, at + 3 * GROUP);
            a2 = a2.add(before, s);
            b2 = b2.add(after, s);
            s = VectorMask.fromLong(SPECIES, spikes[p + t + 3]);
            before = FloatVector.fromArray(SPECIES, d, at + 4 * GROUP);
            a3 = a3.add(after, s);
            b3 = b3.add(before, s);
        }
        a0.add(a1).add(a2.add(a3)).intoArray(lanes, 0);
        b0.add(b1).add(b2.add(b3)).intoArray(lanes, GROUP);
    }

    /** For one lag; see {@link #pair}. */
    static void single(short[] spikes, int p, float[] d, int q, int ticks, float[] lanes) {
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector a3 = a0;
        for (int t = 0; t < ticks; t += 4) {
            int at = q + t * GROUP;
            a0 = a0.add(FloatVector.fromArray(SPECIES, d, at), VectorMask.fromLong(SPECIES, spikes[p + t]));
            a1 = a1.add(FloatVector.fromArray(SPECIES, d, at + GROUP), VectorMask.fromLong(SPECIES, spikes[p + t + 1]));
            a2 = a2.add(
                    FloatVector.fromArray(SPECIES, d, at + 2 * GROUP), VectorMask.fromLong(SPECIES, spikes[p + t + 2]));
            a3 = a3.add(
                    FloatVector.fromArray(SPECIES, d, at + 3 * GROUP), VectorMask.fromLong(SPECIES, spikes[p + t + 3]));
        }
        a0.add(a1).add(a2.add(a3)).intoArray(lanes, 0);
    }
}
