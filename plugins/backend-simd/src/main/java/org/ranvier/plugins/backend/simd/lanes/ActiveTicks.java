package org.ranvier.plugins.backend.simd.lanes;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * For each group and neuron of a signal, the ticks at which any sample is not 0; and which samples are, where all are
 * spikes.
 */
public final class ActiveTicks {

    /** The samples that are active, if every active value is 1. */
    public final Spikes spikes;

    private final Signal signal;
    private final int ticks;
    /** [group][neuron · ticks + n] = 16 · tick of the n-th active tick. */
    private final int[][] list;
    /** [group][neuron] how many. */
    private final int[][] counts;
    /** [group][neuron · words + n] one bit per tick. */
    private final long[][] marks;

    public ActiveTicks(Signal signal, int ticks) {
        this.signal = signal;
        this.ticks = ticks;
        this.spikes = new Spikes(signal);
        // One more, as a tick is written before it is known to be active.
        list = new int[signal.groups.length][signal.neurons * ticks + 1];
        counts = new int[signal.groups.length][signal.neurons];
        marks = new long[signal.groups.length][signal.neurons * words()];
    }

    /**
     * Looks at a neuron.
     *
     * @param perLane receives, from 16 · neuron on, the number of active ticks of each sample of the group
     */
    public void scan(int group, int neuron, float[] perLane) {
        float[] x = signal.groups[group];
        int[] found = list[group];
        int begin = neuron * ticks;
        int n = begin;
        int at = signal.at(neuron, 0);
        if (Spikes.KEPT) {
            FloatVector one = FloatVector.broadcast(Lanes.SPECIES, 1);
            FloatVector count = FloatVector.zero(Lanes.SPECIES);
            long others = 0;
            for (int tick = 0; tick < ticks * Lanes.GROUP; tick += Lanes.GROUP) {
                FloatVector value = FloatVector.fromArray(Lanes.SPECIES, x, at + tick);
                VectorMask<Float> active = value.compare(VectorOperators.NE, 0);
                long samples = active.toLong();
                spikes.set(group, neuron, tick, samples);
                // Without a branch, which would be guessed wrong where ticks are neither mostly active nor mostly not.
                found[n] = tick;
                n += samples == 0 ? 0 : 1;
                count = count.add(one, active);
                others |= samples ^ value.compare(VectorOperators.EQ, 1).toLong();
            }
            spikes.found(group, neuron, others == 0);
            count.intoArray(perLane, neuron * Lanes.GROUP);
        } else {
            for (int tick = 0; tick < ticks * Lanes.GROUP; tick += Lanes.GROUP) {
                if (any(x, at + tick)) {
                    found[n++] = tick;
                }
            }
            Lanes.countOverTicks(x, at, ticks, perLane, neuron * Lanes.GROUP);
        }
        counts[group][neuron] = n - begin;
    }

    /** Marks a neuron as active at a tick; ticks may come in any order. */
    public void mark(int group, int neuron, int tick) {
        marks[group][neuron * words() + tick / Long.SIZE] |= 1L << tick;
    }

    private int words() {
        return (ticks + Long.SIZE - 1) / Long.SIZE;
    }

    /**
     * Takes what has been marked in a group since the last time for all that is active, without a look at the signal.
     */
    public void takeMarks(int group) {
        for (int neuron = 0; neuron < signal.neurons; neuron++) {
            takeMarks(group, neuron);
        }
    }

    private void takeMarks(int group, int neuron) {
        int begin = neuron * ticks;
        int n = begin;
        for (int w = 0; w < words(); w++) {
            int word = neuron * words() + w;
            for (long bits = marks[group][word]; bits != 0; bits &= bits - 1) {
                list[group][n++] = (w * Long.SIZE + Long.numberOfTrailingZeros(bits)) * Lanes.GROUP;
            }
            marks[group][word] = 0;
        }
        counts[group][neuron] = n - begin;
        if (Spikes.KEPT) {
            takeSpikes(group, neuron, begin, n);
        }
    }

    private void takeSpikes(int group, int neuron, int begin, int end) {
        int at = signal.at(neuron, 0);
        long others = 0;
        for (int n = begin; n < end; n++) {
            FloatVector value = FloatVector.fromArray(Lanes.SPECIES, signal.groups[group], at + list[group][n]);
            long samples = value.compare(VectorOperators.NE, 0).toLong();
            spikes.set(group, neuron, list[group][n], samples);
            others |= samples ^ value.compare(VectorOperators.EQ, 1).toLong();
        }
        spikes.found(group, neuron, others == 0);
    }

    /** Sets the signal of a group to 0 where it is active. */
    public void clearSignal(int group) {
        for (int neuron = 0; neuron < signal.neurons; neuron++) {
            int at = signal.at(neuron, 0);
            for (int n = begin(neuron); n < end(group, neuron); n++) {
                int place = at + list[group][n];
                Arrays.fill(signal.groups[group], place, place + Lanes.GROUP, 0);
                if (Spikes.KEPT) {
                    spikes.set(group, neuron, list[group][n], 0);
                }
            }
            counts[group][neuron] = 0;
        }
    }

    private static boolean any(float[] x, int at) {
        for (int lane = 0; lane < Lanes.GROUP; lane += Lanes.WIDTH) {
            if (FloatVector.fromArray(Lanes.SPECIES, x, at + lane)
                    .compare(VectorOperators.NE, 0)
                    .anyTrue()) {
                return true;
            }
        }
        return false;
    }

    int[] list(int group) {
        return list[group];
    }

    public int begin(int neuron) {
        return neuron * ticks;
    }

    public int end(int group, int neuron) {
        return neuron * ticks + counts[group][neuron];
    }

    /** The share of (neuron, tick) pairs of a group that are active. */
    public double share(int group) {
        long sum = 0;
        for (int count : counts[group]) {
            sum += count;
        }
        return (double) sum / Math.max(1, (long) signal.neurons * ticks);
    }

    /** Returns the share of (neuron, tick) pairs that are active, averaged over all groups. */
    public double share() {
        double sum = 0;
        for (int g = 0; g < counts.length; g++) {
            sum += share(g);
        }
        return sum / Math.max(1, counts.length);
    }
}
