package org.ranvier.plugins.backend.simd.lanes;

import java.util.Arrays;
import org.ranvier.support.Parallel;

/**
 * The spikes of a signal tick by tick: the neurons that spike in a sample at a tick, ascending. Those of tick t and
 * lane l of a group are {@code neurons(group)[begins(group)[16 t + l]]} and those that follow, up to the next begin.
 */
public final class TickSpikes {

    private final Signal signal;
    private final Events events;
    private final int[][] begins;
    private final int[][] neurons;

    /** Makes room for the spikes of a signal with so many ticks. */
    public TickSpikes(Signal signal, Events events, int ticks) {
        this.signal = signal;
        this.events = events;
        begins = new int[signal.groups.length][ticks * Lanes.GROUP + 1];
        neurons = new int[signal.groups.length][0];
    }

    public int[] begins(int group) {
        return begins[group];
    }

    public int[] neurons(int group) {
        return neurons[group];
    }

    /** Collects the spikes of what is active now. */
    public void collect(Parallel parallel) {
        parallel.forEach(begins.length, this::collect);
    }

    private void collect(int group) {
        int[] begin = begins[group];
        Arrays.fill(begin, 0);
        // First the number of spikes of each tick and lane, one place further on, then where they go.
        visit(group, (place, neuron) -> begin[place + 1]++);
        for (int n = 1; n < begin.length; n++) {
            begin[n] += begin[n - 1];
        }
        int size = begin[begin.length - 1];
        if (neurons[group].length < size) {
            neurons[group] = new int[Math.max(size, 2 * neurons[group].length)];
        }
        int[] next = Arrays.copyOf(begin, begin.length - 1);
        int[] list = neurons[group];
        visit(group, (place, neuron) -> list[next[place]++] = neuron);
    }

    /** What is done with a spike; its place is 16 · tick + lane. */
    private interface Visit {
        void spike(int place, int neuron);
    }

    private void visit(int group, Visit visit) {
        int[] places = events.places(group);
        for (int j = 0; j < signal.neurons; j++) {
            for (int part = 0; part < Events.PARTS; part++) {
                int end = events.end(group, j, part);
                for (int e = events.begin(j, part); e < end; e++) {
                    int place = places[e] + part * Events.LANES;
                    for (long samples = events.samples(group, j, e); samples != 0; samples &= samples - 1) {
                        visit.spike(place + Long.numberOfTrailingZeros(samples), j);
                    }
                }
            }
        }
    }

    /** Whether nobody spikes at a tick. */
    public boolean silent(int group, int tick) {
        return begins[group][tick * Lanes.GROUP] == begins[group][(tick + 1) * Lanes.GROUP];
    }
}
