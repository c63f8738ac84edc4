package org.ranvier.plugins.backend.simd.lanes;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The width of things. Samples are dealt with in groups of {@link #GROUP}, on every CPU; a group is one vector of 16
 * floats, or two of 8, or four of 4. What is computed never depends on which, so results are the same bits everywhere.
 */
public final class Lanes {

    /** Neurons that a task deals with at once. */
    public static final int ROWS = 64;

    /** Samples to a group. */
    public static final int GROUP = 16;

    /**
     * Floats at the start of an array behind which vectors lie within lines of the cache, rather than across two of
     * them, which takes twice as long. That holds where objects begin at multiples of 64 bytes, which the launcher asks
     * of Java; Java puts 16 bytes before the first number of an array. Results do not depend on it.
     */
    public static final int ALIGNED = 12;

    /** The vectors of this CPU, no wider than a group. */
    public static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > GROUP ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

    /** Floats to a vector. */
    public static final int WIDTH = SPECIES.length();

    /** Vectors of eight lanes, or of as many as the CPU has, for what is as short as the kernel of a delay. */
    public static final VectorSpecies<Float> EIGHT = WIDTH > 8 ? FloatVector.SPECIES_256 : SPECIES;

    /** Vectors of doubles of the same size as {@link #SPECIES}. */
    public static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class, SPECIES.vectorShape());

    /** Doubles to a vector. */
    public static final int DOUBLE_WIDTH = DOUBLES.length();

    /** Vectors of as many floats as a vector has doubles. */
    private static final VectorSpecies<Float> HALF =
            VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLE_WIDTH * Float.SIZE));

    private Lanes() {}

    /** A vector of doubles from floats. */
    public static DoubleVector widened(float[] values, int at) {
        return (DoubleVector) FloatVector.fromArray(HALF, values, at).castShape(DOUBLES, 0);
    }

    /** Stores a vector of doubles as floats. */
    public static void narrow(DoubleVector values, float[] to, int at) {
        ((FloatVector) values.castShape(HALF, 0)).intoArray(to, at);
    }

    /** Returns the number of groups needed for a number of samples. */
    public static int groups(int samples) {
        return (samples + GROUP - 1) / GROUP;
    }

    /** The next multiple of a group: arrays of parameters are so long, so that no loop has a tail. */
    public static int padded(int size) {
        return groups(size) * GROUP;
    }

    private static final VectorShuffle<Float> BY_EIGHT = turned(8);
    private static final VectorShuffle<Float> BY_FOUR = turned(4);
    private static final VectorShuffle<Float> BY_TWO = turned(2);
    private static final VectorShuffle<Float> BY_ONE = turned(1);

    /** Returns the shuffle that brings the lane so many places on to each lane. */
    public static VectorShuffle<Float> turned(int places) {
        return VectorShuffle.fromOp(SPECIES, lane -> (lane + places) % WIDTH);
    }

    /**
     * Returns the sum of 16 lanes, always in this order: halves are folded onto each other until one number is left. It
     * stays in registers: reading back what was just stored takes longer than all the additions.
     */
    public static float sum(float[] lanes, int at) {
        if (WIDTH < GROUP / 4) {
            return narrowSum(lanes, at);
        }
        FloatVector v = FloatVector.fromArray(SPECIES, lanes, at);
        if (WIDTH == GROUP / 2) {
            v = v.add(FloatVector.fromArray(SPECIES, lanes, at + WIDTH));
        } else if (WIDTH == GROUP / 4) {
            FloatVector second = FloatVector.fromArray(SPECIES, lanes, at + WIDTH);
            v = v.add(FloatVector.fromArray(SPECIES, lanes, at + 2 * WIDTH));
            v = v.add(second.add(FloatVector.fromArray(SPECIES, lanes, at + 3 * WIDTH)));
        }
        return fold(v);
    }

    /** Returns the sum of a vector, in the order of {@link #sum}. */
    public static float fold(FloatVector v) {
        FloatVector sum = WIDTH > 8 ? v.add(v.rearrange(BY_EIGHT)) : v;
        sum = WIDTH > 4 ? sum.add(sum.rearrange(BY_FOUR)) : sum;
        sum = WIDTH > 2 ? sum.add(sum.rearrange(BY_TWO)) : sum;
        return sum.add(sum.rearrange(BY_ONE)).lane(0);
    }

    private static float narrowSum(float[] lanes, int at) {
        float[] halves = Arrays.copyOfRange(lanes, at, at + GROUP);
        for (int half = GROUP / 2; half > 0; half /= 2) {
            for (int n = 0; n < half; n++) {
                halves[n] += halves[n + half];
            }
        }
        return halves[0];
    }

    /** Whether the numbers of a stretch of an array are finite: 0 times each of them is then 0. */
    public static boolean finite(float[] values, int from, int count) {
        int size = from + count;
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector first = zero;
        FloatVector second = zero;
        int n = from;
        for (; n + 2 * WIDTH <= size; n += 2 * WIDTH) {
            first = first.add(FloatVector.fromArray(SPECIES, values, n).mul(zero));
            second =
                    second.add(FloatVector.fromArray(SPECIES, values, n + WIDTH).mul(zero));
        }
        float rest = 0;
        for (; n < size; n++) {
            rest += 0 * values[n];
        }
        return first.add(second).compare(VectorOperators.EQ, zero).allTrue() && rest == 0;
    }

    /** The sum of each lane over ticks, in their order. */
    public static void sumOverTicks(float[] values, int at, int ticks, float[] lanes) {
        Arrays.fill(lanes, 0, GROUP, 0);
        for (int p = at; p < at + ticks * GROUP; p += GROUP) {
            for (int lane = 0; lane < GROUP; lane++) {
                lanes[lane] += values[p + lane];
            }
        }
    }

    /** In each lane, the number of ticks at which it is not 0. */
    public static void countOverTicks(float[] values, int at, int ticks, float[] lanes, int to) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int lane = 0; lane < GROUP; lane += WIDTH) {
            FloatVector count = FloatVector.zero(SPECIES);
            for (int t = 0; t < ticks; t++) {
                FloatVector x = FloatVector.fromArray(SPECIES, values, at + t * GROUP + lane);
                count = count.add(FloatVector.zero(SPECIES).blend(one, x.compare(VectorOperators.NE, 0)));
            }
            count.intoArray(lanes, to + lane);
        }
    }
}
