package org.ranvier.plugins.backend.simd.lanes;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The events of a signal: the ticks at which it is not 0. The 16 samples of a group are dealt with in {@link #PARTS} of
 * {@link #LANES} neighbouring samples, a vector each; an event belongs to a part, and parts in which nobody is active
 * have none.
 *
 * <p>The events of neuron j and a part of a group are {@link #begin}(j, part) … {@link #end}(group, j, part) − 1, in
 * order of time. Event e happens at 16 · tick = {@code places(group)[e]}; its numbers are {@link #value}(numbers(group,
 * j), indices(group)[e]). Those of a neuron that only spikes follow from the index alone, so that an event takes 8
 * bytes of memory; those of others are read from the signal itself.
 */
public final class Events {

    /** Samples to an event. */
    public static final int LANES = Lanes.WIDTH;

    /** Parts of a group. */
    public static final int PARTS = Lanes.GROUP / LANES;

    /** 16 · tick, shifted right by so much, is {@link #LANES} · tick. */
    public static final int SHIFT = Integer.numberOfTrailingZeros(PARTS);

    /** Whether there are too many patterns of spikes for a table of all; such CPUs have masks in registers. */
    private static final boolean MASKS = LANES > 8;

    /** The index of the pattern of silence. */
    public static final int SILENCE = MASKS ? 0 : Lanes.ALIGNED;

    /** From a pattern of spikes, one bit for each sample, to the index of the next. */
    private static final int PER_PATTERN = MASKS ? 1 : LANES;

    /**
     * For every pattern of spikes {@link #LANES} numbers, 1 for the samples whose bit is set. A table that stays in the
     * first-level cache; empty where patterns are made in registers.
     */
    private static final float[] PATTERNS = MASKS ? new float[0] : patterns();

    private final Signal signal;
    private final int ticks;
    /** [group][{@link #begin} + n] = 16 · tick of the n-th event. */
    private final int[][] places;
    /** [group][{@link #begin} + n] where the numbers of the n-th event begin. */
    private final int[][] indices;
    /** [group][neuron · PARTS + part] where the events end. */
    private final int[][] ends;
    /** [group][part][{@link #patternAt}] the samples that are active at a tick, one bit each. */
    private final short[][][] patterns;
    /** [group][neuron] whether nothing but 0 and 1 was found. */
    private final boolean[][] unit;
    /** [group][neuron] how many (sample, tick) pairs are active. */
    private final int[][] active;
    /** [group][neuron · words + n] one bit per tick. */
    private final long[][] marks;

    /**
     * Makes room for the events of a signal.
     *
     * @param ticks the number of ticks in a sample
     */
    public Events(Signal signal, int ticks) {
        this.signal = signal;
        this.ticks = ticks;
        int groups = signal.groups.length;
        // One more, as an event is written before it is known to be one.
        places = new int[groups][signal.neurons * PARTS * ticks + 1];
        indices = new int[groups][signal.neurons * PARTS * ticks + 1];
        ends = new int[groups][signal.neurons * PARTS];
        patterns = new short[groups][PARTS][patternAt(signal.unfoldedLength())];
        unit = new boolean[groups][signal.neurons];
        active = new int[groups][signal.neurons];
        marks = new long[groups][signal.neurons * words()];
        for (int g = 0; g < groups; g++) {
            Arrays.setAll(ends[g], n -> n * ticks);
            Arrays.fill(unit[g], true);
        }
    }

    private static float[] patterns() {
        float[] numbers = new float[SILENCE + (1 << LANES) * LANES];
        for (int n = 0; n < numbers.length - SILENCE; n++) {
            numbers[SILENCE + n] = n / LANES >> n % LANES & 1;
        }
        return numbers;
    }

    /** Returns the index by which {@link #value} finds the numbers of a pattern of spikes. */
    private static int indexOf(long samples) {
        return SILENCE + (int) samples * PER_PATTERN;
    }

    /**
     * Finds the events of a neuron.
     *
     * @param perLane receives, from 16 · neuron on, the number of active ticks of each sample of the group
     */
    public void scan(int group, int neuron, float[] perLane) {
        float[] x = signal.groups[group];
        int at = signal.at(neuron, 0);
        FloatVector one = FloatVector.broadcast(Lanes.SPECIES, 1);
        int pairs = 0;
        long others = 0;
        for (int part = 0; part < PARTS; part++) {
            int from = at + part * LANES;
            int n = begin(neuron, part);
            FloatVector count = FloatVector.zero(Lanes.SPECIES);
            for (int tick = 0; tick < ticks * Lanes.GROUP; tick += Lanes.GROUP) {
                FloatVector value = FloatVector.fromArray(Lanes.SPECIES, x, from + tick);
                var some = value.compare(VectorOperators.NE, 0);
                long samples = some.toLong();
                places[group][n] = tick;
                indices[group][n] = indexOf(samples);
                patterns[group][part][patternAt(signal.unfolded(neuron, 0) + tick)] = (short) samples;
                // Without a branch, which would be guessed wrong where ticks are neither mostly active nor mostly not.
                n += samples == 0 ? 0 : 1;
                count = count.add(one, some);
                pairs += Long.bitCount(samples);
                others |= samples ^ value.compare(VectorOperators.EQ, 1).toLong();
            }
            ends[group][neuron * PARTS + part] = n;
            count.intoArray(perLane, neuron * Lanes.GROUP + part * LANES);
        }
        finish(group, neuron, pairs, others == 0);
    }

    private void finish(int group, int neuron, int pairs, boolean onlySpikes) {
        active[group][neuron] = pairs;
        unit[group][neuron] = onlySpikes;
        for (int part = 0; part < PARTS && !onlySpikes; part++) {
            int from = signal.at(neuron, 0) + part * LANES;
            for (int e = begin(neuron, part); e < end(group, neuron, part); e++) {
                indices[group][e] = from + places[group][e];
            }
        }
    }

    /** Marks a neuron as active at a tick, in any order. */
    public void mark(int group, int neuron, int tick) {
        marks[group][neuron * words() + tick / Long.SIZE] |= 1L << tick;
    }

    private int words() {
        return (ticks + Long.SIZE - 1) / Long.SIZE;
    }

    /**
     * Takes the ticks that have been marked in a group since the last call as all that may be active, without a look at
     * the rest of the signal.
     */
    public void takeMarks(int group) {
        for (int neuron = 0; neuron < signal.neurons; neuron++) {
            takeMarks(group, neuron);
        }
    }

    private void takeMarks(int group, int neuron) {
        int at = signal.at(neuron, 0);
        int pairs = 0;
        long others = 0;
        for (int part = 0; part < PARTS; part++) {
            int n = begin(neuron, part);
            for (int w = 0; w < words(); w++) {
                for (long bits = marks[group][neuron * words() + w]; bits != 0; bits &= bits - 1) {
                    int tick = (w * Long.SIZE + Long.numberOfTrailingZeros(bits)) * Lanes.GROUP;
                    FloatVector value =
                            FloatVector.fromArray(Lanes.SPECIES, signal.groups[group], at + tick + part * LANES);
                    long samples = value.compare(VectorOperators.NE, 0).toLong();
                    places[group][n] = tick;
                    indices[group][n] = indexOf(samples);
                    patterns[group][part][patternAt(signal.unfolded(neuron, 0) + tick)] = (short) samples;
                    n += samples == 0 ? 0 : 1;
                    pairs += Long.bitCount(samples);
                    others |= samples ^ value.compare(VectorOperators.EQ, 1).toLong();
                }
            }
            ends[group][neuron * PARTS + part] = n;
        }
        Arrays.fill(marks[group], neuron * words(), (neuron + 1) * words(), 0);
        finish(group, neuron, pairs, others == 0);
    }

    /** Sets the signal of a group to 0 where it is active, after which it has no events. */
    public void clearSignal(int group) {
        for (int neuron = 0; neuron < signal.neurons; neuron++) {
            for (int part = 0; part < PARTS; part++) {
                int from = signal.at(neuron, 0) + part * LANES;
                for (int e = begin(neuron, part); e < end(group, neuron, part); e++) {
                    int at = from + places[group][e];
                    Arrays.fill(signal.groups[group], at, at + LANES, 0);
                    patterns[group][part][patternAt(signal.unfolded(neuron, 0) + places[group][e])] = 0;
                }
                ends[group][neuron * PARTS + part] = begin(neuron, part);
            }
            finish(group, neuron, 0, true);
        }
    }

    /** Returns the index of the first event of a neuron and part. */
    public int begin(int neuron, int part) {
        return (neuron * PARTS + part) * ticks;
    }

    /** Returns the index behind the last event of a neuron and part. */
    public int end(int group, int neuron, int part) {
        return ends[group][neuron * PARTS + part];
    }

    /** Returns 16 · tick of each event of a group. */
    public int[] places(int group) {
        return places[group];
    }

    /** Returns for each event of a group the index by which {@link #value} finds its numbers. */
    public int[] indices(int group) {
        return indices[group];
    }

    /** Returns the numbers to which the events of a neuron refer. */
    public float[] numbers(int group, int neuron) {
        return unit[group][neuron] ? PATTERNS : signal.groups[group];
    }

    /** Returns the numbers of an event, from those of its neuron. */
    public static FloatVector value(float[] numbers, int index) {
        return MASKS && numbers.length == 0
                ? FloatVector.zero(Lanes.SPECIES).blend(1, VectorMask.fromLong(Lanes.SPECIES, index))
                : FloatVector.fromArray(Lanes.SPECIES, numbers, index);
    }

    /**
     * Returns for each neuron and tick the samples of a part that are active, one bit each; laid out like the signal,
     * were it not folded, with one number for 16 of its floats, and zeros beyond its ticks.
     */
    public short[] patterns(int group, int part) {
        return patterns[group][part];
    }

    /** Returns where {@link #patterns} has 16 floats of the signal, were it not folded. */
    public static int patternAt(int place) {
        return place / Lanes.GROUP;
    }

    /** Returns y, with w added for each sample of a pattern. */
    public static FloatVector added(FloatVector y, FloatVector w, short pattern) {
        int bits = pattern & 0xFFFF;
        return MASKS
                ? y.add(w, VectorMask.fromLong(Lanes.SPECIES, bits))
                : FloatVector.fromArray(Lanes.SPECIES, PATTERNS, indexOf(bits)).fma(w, y);
    }

    /** Returns the samples that are active at an event, one bit each. */
    long samples(int group, int neuron, int event) {
        return unit[group][neuron]
                ? (indices[group][event] - SILENCE) / PER_PATTERN
                : FloatVector.fromArray(Lanes.SPECIES, signal.groups[group], indices[group][event])
                        .compare(VectorOperators.NE, 0)
                        .toLong();
    }

    /** Returns the number of one sample at an event. */
    float number(int group, int neuron, int event, int lane) {
        return unit[group][neuron]
                ? samples(group, neuron, event) >> lane & 1
                : signal.groups[group][indices[group][event] + lane];
    }

    /** Whether a neuron is active at all in a group. */
    public boolean any(int group, int neuron) {
        return active[group][neuron] > 0;
    }

    /** Whether the signal is nothing but spikes, each of which is 1. */
    public boolean onlySpikes() {
        for (boolean[] group : unit) {
            for (boolean neuron : group) {
                if (!neuron) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Returns the share of (sample, neuron, tick) triples of a group that are active. */
    public double share(int group) {
        long sum = 0;
        for (int count : active[group]) {
            sum += count;
        }
        return (double) sum / Math.max(1, (long) signal.neurons * ticks * Lanes.GROUP);
    }

    /** Returns the share of (sample, neuron, tick) triples of all groups that are active. */
    public double share() {
        double sum = 0;
        for (int g = 0; g < active.length; g++) {
            sum += share(g);
        }
        return sum / Math.max(1, active.length);
    }
}
