package org.ranvier.plugins.backend.simd.lanes;

import org.ranvier.support.Parallel;

/**
 * The spikes of each neuron in all samples of a group in one list: the last of every sample, then the last but one of
 * every sample that has as many, and so on. In one sample time descends; spikes next to each other are of different
 * samples, so that what one of them adds to has been written before the next of its sample adds to it.
 *
 * <p>The list is long where a sample's own would have a few spikes, and a CPU would guess wrong when it ends.
 */
public final class RankedSpikes {

    private final Signal signal;
    private final Events events;
    private final int ticks;
    private final int neurons;
    private final int stretch;
    /** [group][neuron]. */
    private final int[][] begin;

    private final int[][] place;
    /** Null until it is needed. */
    private SampleEvents samples;

    private boolean current;

    /**
     * Prepares.
     *
     * @param stretch numbers from one sample to the next in what the spikes refer to
     */
    public RankedSpikes(Signal signal, Events events, int ticks, int stretch) {
        this.signal = signal;
        this.events = events;
        this.ticks = ticks;
        neurons = signal.neurons;
        this.stretch = stretch;
        begin = new int[signal.groups.length][neurons + 1];
        place = new int[signal.groups.length][0];
    }

    /** Returns how far the spikes of a sample are from those of the next. */
    public int stretch() {
        return stretch;
    }

    /** Marks the spikes as outdated, because the signal has changed. */
    public void outdate() {
        current = false;
    }

    /** Makes the lists of what is active now, unless they are those already. */
    public void collect(Parallel parallel) {
        if (!current) {
            samples = samples == null ? new SampleEvents(signal, events, ticks, 0) : samples;
            samples.collect(parallel);
            parallel.forEach(begin.length, this::collect);
            current = true;
        }
    }

    private void collect(int group) {
        int all = samples.begin(group, neurons, 0);
        if (place[group].length < all) {
            place[group] = new int[Math.max(all, 2 * place[group].length)];
        }
        int[] places = samples.places(group);
        int[] counts = new int[Lanes.GROUP];
        int size = 0;
        for (int j = 0; j < neurons; j++) {
            begin[group][j] = size;
            int end = samples.begin(group, j + 1, 0);
            for (int lane = 0; lane < Lanes.GROUP; lane++) {
                counts[lane] = samples.begin(group, j, lane + 1) - samples.begin(group, j, lane);
            }
            for (int rank = 1; size < end; rank++) {
                for (int lane = 0; lane < Lanes.GROUP; lane++) {
                    if (rank <= counts[lane]) {
                        place[group][size++] =
                                lane * stretch + places[samples.begin(group, j, lane + 1) - rank] / Lanes.GROUP;
                    }
                }
            }
        }
        begin[group][neurons] = size;
    }

    /** Returns where the spikes of a neuron begin in {@link #places}; they end where the next neuron's begin. */
    public int begin(int group, int neuron) {
        return begin[group][neuron];
    }

    /** Returns for each spike stretch · lane + tick. */
    public int[] places(int group) {
        return place[group];
    }
}
