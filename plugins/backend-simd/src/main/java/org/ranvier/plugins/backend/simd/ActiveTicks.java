package org.ranvier.plugins.backend.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** For each group and neuron of a signal, the ticks at which any sample is not 0. */
final class ActiveTicks {

    private final Signal signal;
    private final int ticks;
    /** [group][neuron · ticks + n] = 16 · tick of the n-th active tick. */
    private final int[][] list;
    /** [group][neuron] how many. */
    private final int[][] counts;

    ActiveTicks(Signal signal, int ticks) {
        this.signal = signal;
        this.ticks = ticks;
        list = new int[signal.groups.length][signal.neurons * ticks];
        counts = new int[signal.groups.length][signal.neurons];
    }

    /** Looks at a neuron. */
    void scan(int group, int neuron) {
        float[] x = signal.groups[group];
        int[] found = list[group];
        int begin = neuron * ticks;
        int n = begin;
        int at = signal.at(neuron, 0);
        for (int tick = 0; tick < ticks * Lanes.GROUP; tick += Lanes.GROUP) {
            if (any(x, at + tick)) {
                found[n++] = tick;
            }
        }
        counts[group][neuron] = n - begin;
    }

    private static boolean any(float[] x, int at) {
        for (int lane = 0; lane < Lanes.GROUP; lane += Lanes.WIDTH) {
            if (FloatVector.fromArray(Lanes.SPECIES, x, at + lane).compare(VectorOperators.NE, 0).anyTrue()) {
                return true;
            }
        }
        return false;
    }

    int[] list(int group) {
        return list[group];
    }

    int[] counts(int group) {
        return counts[group];
    }

    int begin(int neuron) {
        return neuron * ticks;
    }

    int end(int group, int neuron) {
        return neuron * ticks + counts[group][neuron];
    }

    /** The share of (neuron, tick) pairs of a group that are active. */
    double share(int group) {
        long sum = 0;
        for (int count : counts[group]) {
            sum += count;
        }
        return (double) sum / Math.max(1, (long) signal.neurons * ticks);
    }

    /** The same of all groups. */
    double share() {
        double sum = 0;
        for (int g = 0; g < counts.length; g++) {
            sum += share(g);
        }
        return sum / Math.max(1, counts.length);
    }
}
