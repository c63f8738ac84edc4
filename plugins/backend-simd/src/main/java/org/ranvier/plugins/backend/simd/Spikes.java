package org.ranvier.plugins.backend.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * A signal that is 0 or 1 everywhere, one bit for each sample of a group: laid out like the signal, one number for 16 of its floats, and zeros beyond its
 * ticks as there. Whether a signal is one is found out as it is scanned.
 *
 * <p>Kept only where a vector is a whole group, on CPUs with masks in registers; elsewhere {@link #all} is false.
 */
final class Spikes {

    final short[][] groups;
    private final Signal signal;
    /** [group][neuron] whether nothing but 0 and 1 was found. */
    private final boolean[][] unit;

    Spikes(Signal signal) {
        this.signal = signal;
        boolean kept = Lanes.WIDTH == Lanes.GROUP;
        groups = new short[signal.groups.length][kept ? at(signal.groups[0].length) : 0];
        unit = new boolean[signal.groups.length][signal.neurons];
    }

    /** Where the spikes are of 16 floats of the signal. */
    static int at(int place) {
        return place / Lanes.GROUP;
    }

    /** Whether the signal is nothing but spikes. */
    boolean all() {
        for (boolean[] group : unit) {
            for (boolean neuron : group) {
                if (!neuron) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Says whether nothing but 0 and 1 was found of a neuron. */
    void found(int group, int neuron, boolean only) {
        unit[group][neuron] = only;
    }

    /** Looks at 16 floats of a group, and returns whether they are 0 or 1. */
    boolean take(int group, int place) {
        FloatVector x = FloatVector.fromArray(Lanes.SPECIES, signal.groups[group], place);
        long active = x.compare(VectorOperators.NE, 0).toLong();
        groups[group][at(place)] = (short) active;
        return active == x.compare(VectorOperators.EQ, 1).toLong();
    }

    void clear(int group, int place) {
        if (groups[group].length > 0) {
            groups[group][at(place)] = 0;
        }
    }
}
