package org.ranvier.plugins.backend.simd.lanes;

import org.ranvier.support.Parallel;

/**
 * The active ticks of a signal with their values side by side. Neuron j has in group g the events {@link #begin}(j, g)
 * … begin(j, g + 1) − 1, in order of time; those of all its groups follow each other. Event e happens at 16 · tick =
 * {@code tick[e]}; its 16 values begin at 16 · e.
 */
public final class Events {

    /** The share of active ticks below which to go through them one by one costs less than to go through all ticks. */
    public static final double FEW = 0.35;

    public int[] tick = {};
    public float[] values = {};
    private final Signal signal;
    private final ActiveTicks active;
    private final int groups;
    private final int[] begin;
    private boolean current;

    public Events(Signal signal, ActiveTicks active) {
        this.signal = signal;
        this.active = active;
        this.groups = signal.groups.length;
        this.begin = new int[signal.neurons * groups + 1];
    }

    /**
     * Returns the index at which the events of a neuron in a group begin; for the number of groups as the group, the
     * index at which those of the neuron end.
     */
    public int begin(int neuron, int group) {
        return begin[neuron * groups + group];
    }

    public int size() {
        return begin[begin.length - 1];
    }

    /** Marks the events as outdated, because the signal has changed. */
    public void outdate() {
        current = false;
    }

    /** Collects them, where they have not been since the signal changed. */
    public void collect(Parallel parallel) {
        if (current) {
            return;
        }
        current = true;
        int size = 0;
        for (int j = 0; j < signal.neurons; j++) {
            for (int g = 0; g < groups; g++) {
                size += active.end(g, j) - active.begin(j);
                begin[j * groups + g + 1] = size;
            }
        }
        if (tick.length < size) {
            tick = new int[size];
            values = new float[size * Lanes.GROUP];
        }
        boolean spikes = active.spikes.all();
        parallel.forRows(groups, signal.neurons, Lanes.ROWS, (g, n, end) -> {
            for (int j = n; j < end; j++) {
                collect(g, j, begin(j, g), spikes);
            }
        });
    }

    private void collect(int group, int neuron, int to, boolean spikes) {
        int from = active.begin(neuron);
        int count = active.end(group, neuron) - from;
        System.arraycopy(active.list(group), from, tick, to, count);
        for (int e = to; e < to + count; e++) {
            if (spikes) {
                active.spikes.values(group, neuron, tick[e], values, e * Lanes.GROUP);
            } else {
                System.arraycopy(
                        signal.groups[group], signal.at(neuron, 0) + tick[e], values, e * Lanes.GROUP, Lanes.GROUP);
            }
        }
    }
}
