package org.ranvier.plugins.backend.simd.kernels;

import static org.ranvier.plugins.backend.simd.lanes.Events.PARTS;
import static org.ranvier.plugins.backend.simd.lanes.Events.SHIFT;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.SPECIES;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.WIDTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import org.ranvier.plugins.backend.simd.kernels.EventLists.Ticks;
import org.ranvier.plugins.backend.simd.lanes.Events;
import org.ranvier.plugins.backend.simd.lanes.Lanes;

/**
 * The sums of {@link EventSums}, to the bit, of short samples with an event or two in each group: all parts of a group
 * go together, and sums are added up over samples in registers, since to put them aside would take longer than the
 * events.
 */
final class FewEventSums {

    private static final VectorShuffle<Float> BY_HALF = Lanes.turned(WIDTH / 2);
    private static final VectorShuffle<Float> BY_QUARTER = Lanes.turned(WIDTH / 4);
    private static final VectorShuffle<Float> BACK_BY_QUARTER = Lanes.turned(WIDTH - WIDTH / 4);
    private static final VectorShuffle<Float> BY_TWO = Lanes.turned(2);
    private static final VectorShuffle<Float> BY_ONE = Lanes.turned(1);
    private static final VectorMask<Float> UPPER_HALF = second(WIDTH / 2);
    private static final VectorMask<Float> UPPER_QUARTERS = second(WIDTH / 4);

    private FewEventSums() {}

    /** Returns the mask of every second stretch of so many lanes. */
    private static VectorMask<Float> second(int lanes) {
        boolean[] set = new boolean[WIDTH];
        for (int lane = 0; lane < WIDTH; lane++) {
            set[lane] = lane / Math.max(1, lanes) % 2 == 1;
        }
        return VectorMask.fromArray(SPECIES, set, 0);
    }

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
        if (PARTS > 2) {
            to[at] = one(ticks, neuron, d, part, q0);
            to[at + step] = one(ticks, neuron, d, part, q1);
            to[at + 2 * step] = one(ticks, neuron, d, part, q2);
            to[at + 3 * step] = one(ticks, neuron, d, part, q3);
        } else {
            whole(ticks, neuron, d, part, q0, q1, q2, q3, to, at, step);
        }
    }

    /**
     * Groups of one vector or two. All in one method: vectors that are handed to another become objects wherever Java's
     * compiler does not put the two together, and it does not once it has compiled the other by itself.
     */
    private static void whole(
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
        int[] places = ticks.places;
        int[] indices = ticks.indices;
        float[] numbers = ticks.numbers;
        int end = ticks.begin[neuron + 1];
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector a3 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector b2 = a0;
        FloatVector b3 = a0;
        for (int e = ticks.begin[neuron]; e < end; e++) {
            FloatVector s = Events.value(numbers, indices[PARTS * e]);
            int p = places[e] >> SHIFT;
            a0 = s.fma(FloatVector.fromArray(SPECIES, d, p + q0), a0);
            a1 = s.fma(FloatVector.fromArray(SPECIES, d, p + q1), a1);
            a2 = s.fma(FloatVector.fromArray(SPECIES, d, p + q2), a2);
            a3 = s.fma(FloatVector.fromArray(SPECIES, d, p + q3), a3);
            if (PARTS == 2) {
                FloatVector t = Events.value(numbers, indices[2 * e + 1]);
                b0 = t.fma(FloatVector.fromArray(SPECIES, d, p + q0 + part), b0);
                b1 = t.fma(FloatVector.fromArray(SPECIES, d, p + q1 + part), b1);
                b2 = t.fma(FloatVector.fromArray(SPECIES, d, p + q2 + part), b2);
                b3 = t.fma(FloatVector.fromArray(SPECIES, d, p + q3 + part), b3);
            }
        }
        if (PARTS == 2) {
            a0 = a0.add(b0);
            a1 = a1.add(b1);
            a2 = a2.add(b2);
            a3 = a3.add(b3);
        }
        // Each sum is that of Lanes.fold: two vectors that are folded once have room in one.
        a0 = a0.blend(a1.rearrange(BY_HALF), UPPER_HALF)
                .add(a0.rearrange(BY_HALF).blend(a1, UPPER_HALF));
        a2 = a2.blend(a3.rearrange(BY_HALF), UPPER_HALF)
                .add(a2.rearrange(BY_HALF).blend(a3, UPPER_HALF));
        a0 = a0.blend(a2.rearrange(BACK_BY_QUARTER), UPPER_QUARTERS)
                .add(a0.rearrange(BY_QUARTER).blend(a2, UPPER_QUARTERS));
        a0 = WIDTH > 8 ? a0.add(a0.rearrange(BY_TWO)) : a0;
        a0 = a0.add(a0.rearrange(BY_ONE));
        to[at] = a0.lane(0);
        to[at + step] = a0.lane(WIDTH / 2);
        to[at + 2 * step] = a0.lane(WIDTH / 4);
        to[at + 3 * step] = a0.lane(3 * WIDTH / 4);
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
