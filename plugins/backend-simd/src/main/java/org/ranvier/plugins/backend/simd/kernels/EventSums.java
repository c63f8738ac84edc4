package org.ranvier.plugins.backend.simd.kernels;

import static org.ranvier.plugins.backend.simd.lanes.Events.LANES;
import static org.ranvier.plugins.backend.simd.lanes.Events.SHIFT;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import org.ranvier.plugins.backend.simd.kernels.EventLists.Run;
import org.ranvier.plugins.backend.simd.lanes.Events;
import org.ranvier.plugins.backend.simd.lanes.Lanes;

/**
 * Σ_t s_j[t] · δ_i[t + lag] over the events of a source in a part of some groups, for one lag or two neighbouring ones,
 * of one row or four: an event is loaded once for all of them, and sums stay in registers while events go by.
 *
 * <p>Rows of δ are {@link Events#LANES} floats a tick. Sums are kept by sample: 16 for the first lag, 16 for the
 * second, and so on for each row, to which those of a part are added. So the bits do not depend on the width of
 * vectors.
 */
final class EventSums {

    private EventSums() {}

    /**
     * Adds to the sums of one row.
     *
     * @param run events of the source
     * @param d δ, by rows
     * @param q the index of the lag of tick 0 in the row of the first group
     * @param sums receives them, from {@code at} on
     */
    static void one(Run run, float[] d, int q, float[] sums, int at) {
        int[] places = run.places;
        int[] indices = run.indices;
        float[] numbers = run.numbers;
        int end = run.end;
        FloatVector a = FloatVector.fromArray(SPECIES, sums, at);
        for (int e = run.begin; e < end; e++) {
            FloatVector s = Events.value(numbers, indices[e]);
            a = s.fma(FloatVector.fromArray(SPECIES, d, q + (places[e] >> SHIFT)), a);
        }
        a.intoArray(sums, at);
    }

    /** Adds to the sums of one row for two neighbouring lags; see {@link #one}. */
    static void onePair(Run run, float[] d, int q, float[] sums, int at) {
        int[] places = run.places;
        int[] indices = run.indices;
        float[] numbers = run.numbers;
        int end = run.end;
        FloatVector a = FloatVector.fromArray(SPECIES, sums, at);
        FloatVector b = FloatVector.fromArray(SPECIES, sums, at + Lanes.GROUP);
        for (int e = run.begin; e < end; e++) {
            FloatVector s = Events.value(numbers, indices[e]);
            int p = q + (places[e] >> SHIFT);
            a = s.fma(FloatVector.fromArray(SPECIES, d, p), a);
            b = s.fma(FloatVector.fromArray(SPECIES, d, p + LANES), b);
        }
        a.intoArray(sums, at);
        b.intoArray(sums, at + Lanes.GROUP);
    }

    /** Adds to the sums of four rows, whose lags of tick 0 are at {@code q0} to {@code q3}; see {@link #one}. */
    static void four(Run run, float[] d, int q0, int q1, int q2, int q3, float[] sums, int at) {
        int[] places = run.places;
        int[] indices = run.indices;
        float[] numbers = run.numbers;
        int end = run.end;
        FloatVector a0 = FloatVector.fromArray(SPECIES, sums, at);
        FloatVector a1 = FloatVector.fromArray(SPECIES, sums, at + Lanes.GROUP);
        FloatVector a2 = FloatVector.fromArray(SPECIES, sums, at + 2 * Lanes.GROUP);
        FloatVector a3 = FloatVector.fromArray(SPECIES, sums, at + 3 * Lanes.GROUP);
        for (int e = run.begin; e < end; e++) {
            FloatVector s = Events.value(numbers, indices[e]);
            int p = places[e] >> SHIFT;
            a0 = s.fma(FloatVector.fromArray(SPECIES, d, p + q0), a0);
            a1 = s.fma(FloatVector.fromArray(SPECIES, d, p + q1), a1);
            a2 = s.fma(FloatVector.fromArray(SPECIES, d, p + q2), a2);
            a3 = s.fma(FloatVector.fromArray(SPECIES, d, p + q3), a3);
        }
        a0.intoArray(sums, at);
        a1.intoArray(sums, at + Lanes.GROUP);
        a2.intoArray(sums, at + 2 * Lanes.GROUP);
        a3.intoArray(sums, at + 3 * Lanes.GROUP);
    }

    /** Adds to the sums of four rows for two neighbouring lags; see {@link #four}. */
    static void fourPairs(Run run, float[] d, int q0, int q1, int q2, int q3, float[] sums, int at) {
        int[] places = run.places;
        int[] indices = run.indices;
        float[] numbers = run.numbers;
        int end = run.end;
        FloatVector a0 = FloatVector.fromArray(SPECIES, sums, at);
        FloatVector b0 = FloatVector.fromArray(SPECIES, sums, at + Lanes.GROUP);
        FloatVector a1 = FloatVector.fromArray(SPECIES, sums, at + 2 * Lanes.GROUP);
        FloatVector b1 = FloatVector.fromArray(SPECIES, sums, at + 3 * Lanes.GROUP);
        FloatVector a2 = FloatVector.fromArray(SPECIES, sums, at + 4 * Lanes.GROUP);
        FloatVector b2 = FloatVector.fromArray(SPECIES, sums, at + 5 * Lanes.GROUP);
        FloatVector a3 = FloatVector.fromArray(SPECIES, sums, at + 6 * Lanes.GROUP);
        FloatVector b3 = FloatVector.fromArray(SPECIES, sums, at + 7 * Lanes.GROUP);
        for (int e = run.begin; e < end; e++) {
            FloatVector s = Events.value(numbers, indices[e]);
            int p = places[e] >> SHIFT;
            a0 = s.fma(FloatVector.fromArray(SPECIES, d, p + q0), a0);
            b0 = s.fma(FloatVector.fromArray(SPECIES, d, p + q0 + LANES), b0);
            a1 = s.fma(FloatVector.fromArray(SPECIES, d, p + q1), a1);
            b1 = s.fma(FloatVector.fromArray(SPECIES, d, p + q1 + LANES), b1);
            a2 = s.fma(FloatVector.fromArray(SPECIES, d, p + q2), a2);
            b2 = s.fma(FloatVector.fromArray(SPECIES, d, p + q2 + LANES), b2);
            a3 = s.fma(FloatVector.fromArray(SPECIES, d, p + q3), a3);
            b3 = s.fma(FloatVector.fromArray(SPECIES, d, p + q3 + LANES), b3);
        }
        a0.intoArray(sums, at);
        b0.intoArray(sums, at + Lanes.GROUP);
        a1.intoArray(sums, at + 2 * Lanes.GROUP);
        b1.intoArray(sums, at + 3 * Lanes.GROUP);
        a2.intoArray(sums, at + 4 * Lanes.GROUP);
        b2.intoArray(sums, at + 5 * Lanes.GROUP);
        a3.intoArray(sums, at + 6 * Lanes.GROUP);
        b3.intoArray(sums, at + 7 * Lanes.GROUP);
    }
}
