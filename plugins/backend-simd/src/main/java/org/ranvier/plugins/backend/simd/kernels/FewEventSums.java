package org.ranvier.plugins.backend.simd.kernels;

import static org.ranvier.plugins.backend.simd.lanes.Events.PARTS;
import static org.ranvier.plugins.backend.simd.lanes.Events.SHIFT;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import org.ranvier.plugins.backend.simd.kernels.EventLists.Ticks;
import org.ranvier.plugins.backend.simd.lanes.Events;
import org.ranvier.plugins.backend.simd.lanes.Lanes;

/**
 * The sums of {@link EventSums}, to the bit, of short samples with an event or two in each group: all parts of a group
 * go together, and sums are added up over samples in registers, since to put them aside would take longer than the
 * events.
 */
final class FewEventSums {

    private FewEventSums() {}

    /**
     * Computes the sums of four rows for one source and one lag.
     *
     * @param ticks when the source is active
     * @param d δ, by rows
     * @param part floats from one part of a row to the next
     * @param q0 the index of the lag of tick 0 in the first row
     * @param to receives the sums, at {@code at} and every {@code step}
     */
    static void four(
            Ticks ticks,
            int neuron,
            float[] d,
            int part,
            int q0,
            int q1,
            int q2,
            int q3,
            float[] to,
            int at,
            int step) {
        int begin = ticks.begin[neuron];
        int end = ticks.begin[neuron + 1];
        if (PARTS == 1) {
            whole(ticks, begin, end, d, q0, q1, q2, q3, to, at, step);
        } else if (PARTS == 2) {
            halves(ticks, begin, end, d, part, q0, q1, q2, q3, to, at, step);
        } else {
            to[at] = one(ticks, neuron, d, part, q0);
            to[at + step] = one(ticks, neuron, d, part, q1);
            to[at + 2 * step] = one(ticks, neuron, d, part, q2);
            to[at + 3 * step] = one(ticks, neuron, d, part, q3);
        }
    }

    private static void whole(
            Ticks ticks, int begin, int end, float[] d, int q0, int q1, int q2, int q3, float[] to, int at, int step) {
        int[] places = ticks.places;
        int[] indices = ticks.indices;
        float[] numbers = ticks.numbers;
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector a3 = a0;
        for (int e = begin; e < end; e++) {
            FloatVector s = Events.value(numbers, indices[e]);
            int p = places[e] >> SHIFT;
            a0 = s.fma(FloatVector.fromArray(SPECIES, d, p + q0), a0);
            a1 = s.fma(FloatVector.fromArray(SPECIES, d, p + q1), a1);
            a2 = s.fma(FloatVector.fromArray(SPECIES, d, p + q2), a2);
            a3 = s.fma(FloatVector.fromArray(SPECIES, d, p + q3), a3);
        }
        Lanes.fold(a0, a1, a2, a3, to, at, step);
    }

    private static void halves(
            Ticks ticks,
            int begin,
            int end,
            float[] d,
            int part,
            int q0,
            int q1,
            int q2,
            int q3,
            float[] to,
            int at,
            int step) {
        int[] places = ticks.places;
        int[] indices = ticks.indices;
        float[] numbers = ticks.numbers;
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector a3 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector b2 = a0;
        FloatVector b3 = a0;
        for (int e = begin; e < end; e++) {
            FloatVector s = Events.value(numbers, indices[2 * e]);
            FloatVector t = Events.value(numbers, indices[2 * e + 1]);
            int p = places[e] >> SHIFT;
            a0 = s.fma(FloatVector.fromArray(SPECIES, d, p + q0), a0);
            b0 = t.fma(FloatVector.fromArray(SPECIES, d, p + q0 + part), b0);
            a1 = s.fma(FloatVector.fromArray(SPECIES, d, p + q1), a1);
            b1 = t.fma(FloatVector.fromArray(SPECIES, d, p + q1 + part), b1);
            a2 = s.fma(FloatVector.fromArray(SPECIES, d, p + q2), a2);
            b2 = t.fma(FloatVector.fromArray(SPECIES, d, p + q2 + part), b2);
            a3 = s.fma(FloatVector.fromArray(SPECIES, d, p + q3), a3);
            b3 = t.fma(FloatVector.fromArray(SPECIES, d, p + q3 + part), b3);
        }
        Lanes.fold(a0.add(b0), a1.add(b1), a2.add(b2), a3.add(b3), to, at, step);
    }

    /**
     * Adds up the events of one source for one row and one part of a group.
     *
     * @param k the part
     * @param q the index of the lag of tick 0 in the row, of that part
     * @param to receives the sums of its samples, at {@code at}
     */
    static void part(Ticks ticks, int neuron, int k, float[] d, int q, float[] to, int at) {
        int[] places = ticks.places;
        int[] indices = ticks.indices;
        float[] numbers = ticks.numbers;
        int end = ticks.begin[neuron + 1];
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int e = ticks.begin[neuron]; e < end; e++) {
            FloatVector s = Events.value(numbers, indices[PARTS * e + k]);
            sum = s.fma(FloatVector.fromArray(SPECIES, d, (places[e] >> SHIFT) + q), sum);
        }
        sum.intoArray(to, at);
    }

    /** One row, with parts of a quarter of a group or less. */
    private static float one(Ticks ticks, int neuron, float[] d, int part, int q) {
        float[] lanes = new float[Lanes.GROUP];
        for (int k = 0; k < PARTS; k++) {
            part(ticks, neuron, k, d, q + k * part, lanes, k * Events.LANES);
        }
        return Lanes.sum(lanes, 0);
    }
}
