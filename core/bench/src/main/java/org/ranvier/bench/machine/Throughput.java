package org.ranvier.bench.machine;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Loops that do one thing alone, over and over an array of floats, as fast as a core can.
 *
 * <p>Java does not say where in a line of the cache an array begins, and vectors that lie across two lines are slower.
 * So each round begins one float further on, and the best one counts.
 */
final class Throughput implements Team.Member {

    /** What a loop does. */
    enum Kind {
        /** Multiplies and adds in registers. */
        FMA(1 << 12),
        /** Loads from an array that fits the first cache, 16 KiB. */
        L1_LOADS(1 << 12),
        /** Loads from an array that fits the second cache but is several times as large as the first, 256 KiB. */
        L2_LOADS(1 << 16),
        /** Stores to an array that fits the first cache, 16 KiB. */
        L1_STORES(1 << 12);

        private final int floats;

        Kind(int floats) {
            this.floats = floats;
        }
    }

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** Sums side by side, which hide the latency of an addition and fit 16 registers. */
    private static final int SUMS = 8;

    private static final int FLOATS_A_ROUND = 1 << 22;
    private static final double SECONDS = 0.3;

    /** Floats of a line of the cache, or more. */
    static final int LINE = 32;

    private final Kind kind;
    private final float[] array;
    private int at;
    private float sum;

    Throughput(Kind kind) {
        this.kind = kind;
        array = new float[kind.floats + LINE];
        Arrays.fill(array, 1e-9f);
    }

    /** Returns how many floats one thread loads, stores or adds a product to, in 10⁹ a second. */
    static double gigafloatsPerSecond(Kind kind) throws InterruptedException {
        return FLOATS_A_ROUND / Team.bestSeconds(1, SECONDS, () -> new Throughput(kind)) / 1e9;
    }

    @Override
    public void work() {
        at = (at + 1) % LINE;
        int end = at + kind.floats;
        for (int done = 0; done < FLOATS_A_ROUND; done += kind.floats) {
            switch (kind) {
                case FMA -> sum += multiply(array[0], at, end);
                case L1_LOADS, L2_LOADS -> sum += load(array, at, end);
                case L1_STORES -> store(array, at, end, sum);
            }
        }
    }

    /** What was added up so far, so that no loop is in vain. */
    float sum() {
        return sum;
    }

    /** Sums of floats, one vector after the other; returns something that depends on all of them. */
    private static float load(float[] from, int begin, int end) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        FloatVector s4 = s0;
        FloatVector s5 = s0;
        FloatVector s6 = s0;
        FloatVector s7 = s0;
        for (int i = begin; i < end; i += SUMS * LANES) {
            s0 = s0.add(FloatVector.fromArray(SPECIES, from, i));
            s1 = s1.add(FloatVector.fromArray(SPECIES, from, i + LANES));
            s2 = s2.add(FloatVector.fromArray(SPECIES, from, i + 2 * LANES));
            s3 = s3.add(FloatVector.fromArray(SPECIES, from, i + 3 * LANES));
            s4 = s4.add(FloatVector.fromArray(SPECIES, from, i + 4 * LANES));
            s5 = s5.add(FloatVector.fromArray(SPECIES, from, i + 5 * LANES));
            s6 = s6.add(FloatVector.fromArray(SPECIES, from, i + 6 * LANES));
            s7 = s7.add(FloatVector.fromArray(SPECIES, from, i + 7 * LANES));
        }
        return first(s0, s1, s2, s3) + first(s4, s5, s6, s7);
    }

    /** As many products added as there are indices, all in registers. */
    private static float multiply(float number, int begin, int end) {
        FloatVector factor = FloatVector.broadcast(SPECIES, number);
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        FloatVector s4 = s0;
        FloatVector s5 = s0;
        FloatVector s6 = s0;
        FloatVector s7 = s0;
        for (int i = begin; i < end; i += SUMS * LANES) {
            s0 = s0.fma(factor, factor);
            s1 = s1.fma(factor, factor);
            s2 = s2.fma(factor, factor);
            s3 = s3.fma(factor, factor);
            s4 = s4.fma(factor, factor);
            s5 = s5.fma(factor, factor);
            s6 = s6.fma(factor, factor);
            s7 = s7.fma(factor, factor);
        }
        return first(s0, s1, s2, s3) + first(s4, s5, s6, s7);
    }

    private static void store(float[] to, int begin, int end, float value) {
        FloatVector vector = FloatVector.broadcast(SPECIES, value);
        for (int i = begin; i < end; i += SUMS * LANES) {
            vector.intoArray(to, i);
            vector.intoArray(to, i + LANES);
            vector.intoArray(to, i + 2 * LANES);
            vector.intoArray(to, i + 3 * LANES);
            vector.intoArray(to, i + 4 * LANES);
            vector.intoArray(to, i + 5 * LANES);
            vector.intoArray(to, i + 6 * LANES);
            vector.intoArray(to, i + 7 * LANES);
        }
    }

    private static float first(FloatVector a, FloatVector b, FloatVector c, FloatVector d) {
        return a.add(b).add(c.add(d)).lane(0);
    }
}
