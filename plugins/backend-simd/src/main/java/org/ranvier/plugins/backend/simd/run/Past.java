package org.ranvier.plugins.backend.simd.run;

import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.support.Parallel;

/**
 * The last ticks of a signal before a segment, kept for when the segment is run again: one bit of each sample where the
 * signal is nothing but spikes, a thirty-second of the signal, else the numbers.
 */
final class Past {

    private final int neurons;
    private final int ticks;
    /** [group][neuron · ticks + tick], a bit per sample; null for numbers. */
    private final short[][] spikes;
    /** [group][neuron][tick][16]; null for spikes. */
    private final float[][] numbers;

    /**
     * Makes room.
     *
     * @param ticks how many are kept
     */
    Past(Signal signal, int ticks, boolean onlySpikes) {
        this.neurons = signal.neurons;
        this.ticks = ticks;
        int groups = signal.groups.length;
        spikes = onlySpikes ? new short[groups][neurons * ticks] : null;
        numbers = onlySpikes ? null : new float[groups][neurons * ticks * Lanes.GROUP];
    }

    /** Keeps the ticks that end before one of the signal. */
    void keep(Signal signal, int end, Parallel parallel) {
        parallel.forRows(signal.groups.length, neurons, Lanes.ROWS, (g, first, last) -> {
            float[] x = signal.groups[g];
            for (int n = first; n < last; n++) {
                int from = signal.at(n, end - ticks);
                int at = n * ticks;
                if (spikes == null) {
                    System.arraycopy(x, from, numbers[g], at * Lanes.GROUP, ticks * Lanes.GROUP);
                    continue;
                }
                for (int t = 0; t < ticks; t++) {
                    spikes[g][at + t] = bits(x, from + t * Lanes.GROUP);
                }
            }
        });
    }

    private static short bits(float[] x, int from) {
        int bits = 0;
        for (int lane = 0; lane < Lanes.GROUP; lane++) {
            bits |= x[from + lane] != 0 ? 1 << lane : 0;
        }
        return (short) bits;
    }

    /** Writes what was kept to the ticks of a signal that end before one. */
    void restore(Signal signal, int end, Parallel parallel) {
        parallel.forRows(signal.groups.length, neurons, Lanes.ROWS, (g, first, last) -> {
            float[] x = signal.groups[g];
            for (int n = first; n < last; n++) {
                int to = signal.at(n, end - ticks);
                int at = n * ticks;
                if (spikes == null) {
                    System.arraycopy(numbers[g], at * Lanes.GROUP, x, to, ticks * Lanes.GROUP);
                    continue;
                }
                for (int t = 0; t < ticks; t++) {
                    int bits = spikes[g][at + t];
                    for (int lane = 0; lane < Lanes.GROUP; lane++) {
                        x[to + t * Lanes.GROUP + lane] = bits >> lane & 1;
                    }
                }
            }
        });
    }

    /** Returns how many ticks are kept. */
    int ticks() {
        return ticks;
    }

    /** Returns the floats that take as much memory. */
    long floats() {
        long places = 0;
        if (spikes == null) {
            for (float[] group : numbers) {
                places += group.length;
            }
        } else {
            for (short[] group : spikes) {
                places += (group.length + 1) / 2;
            }
        }
        return places;
    }
}
