package org.ranvier.plugins.backend.simd.lanes;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * A signal that is 0 or 1 everywhere, one bit for each sample of a group: laid out like the signal, one number for 16
 * of its floats, and zeros beyond its ticks as there. Whether a signal is one is found out as it is scanned.
 *
 * <p>Kept only where a vector is a whole group, on CPUs with masks in registers; elsewhere {@link #all} is false.
 */
public final class Spikes {

    /** Whether this CPU is one where they are kept. */
    public static final boolean KEPT = Lanes.WIDTH == Lanes.GROUP;

    private static final long MASK = (1L << Lanes.GROUP) - 1;

    /** [group] the bits, at {@link #at} of the signal's places. */
    public final short[][] groups;

    private final Signal signal;
    /** [group][neuron] whether nothing but 0 and 1 was found. */
    private final boolean[][] unit;

    Spikes(Signal signal) {
        this.signal = signal;
        groups = new short[signal.groups.length][KEPT ? at(signal.groups[0].length) : 0];
        unit = new boolean[signal.groups.length][signal.neurons];
    }

    /**
     * Returns the index of the spikes for 16 floats of the signal, given the index of these floats in an unfolded
     * signal.
     */
    public static int at(int place) {
        return place / Lanes.GROUP;
    }

    /** Whether the signal is nothing but spikes. */
    public boolean all() {
        for (boolean[] group : unit) {
            for (boolean neuron : group) {
                if (!neuron) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Sets whether nothing but 0 and 1 was found for a neuron. */
    void found(int group, int neuron, boolean only) {
        unit[group][neuron] = only;
    }

    /** Writes the 16 values of an event. */
    void values(int group, int neuron, int tick, float[] to, int at) {
        FloatVector.zero(Lanes.SPECIES)
                .blend(1, VectorMask.fromLong(Lanes.SPECIES, of(group, neuron, tick)))
                .intoArray(to, at);
    }

    /** Returns the samples that have a spike at a tick, one bit each; the tick is given as 16 · tick. */
    long of(int group, int neuron, int tick) {
        return groups[group][at(signal.unfolded(neuron, 0) + tick)] & MASK;
    }

    /** Sets the samples that have a spike at a tick, one bit each; the tick is given as 16 · tick. */
    void set(int group, int neuron, int tick, long samples) {
        groups[group][at(signal.unfolded(neuron, 0) + tick)] = (short) samples;
    }
}
