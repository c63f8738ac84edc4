package org.ranvier.plugins.backend.simd.lanes;

import java.util.Arrays;
import org.ranvier.support.Parallel;

/**
 * The events of a signal sample by sample, in order of time. Those of neuron j in samples from … to − 1 of a group are
 * {@link #begin}(group, j, from) … begin(group, j, to) − 1.
 */
public final class SampleEvents {

    private final Signal signal;
    private final Events events;
    private final int ticks;
    private final int stretch;
    /** [group][16 · neuron + lane]. */
    private final int[][] begin;

    private final int[][] place;
    private final float[][] value;

    /**
     * Prepares.
     *
     * @param stretch floats from one sample to the next in what the events refer to
     */
    public SampleEvents(Signal signal, Events events, int ticks, int stretch) {
        this.signal = signal;
        this.events = events;
        this.ticks = ticks;
        this.stretch = stretch;
        int groups = signal.groups.length;
        begin = new int[groups][signal.neurons * Lanes.GROUP + 1];
        place = new int[groups][0];
        value = new float[groups][0];
    }

    public int begin(int group, int neuron, int lane) {
        return begin[group][neuron * Lanes.GROUP + lane];
    }

    /** Whether the number of every event is 1. */
    public boolean onlySpikes() {
        return events.onlySpikes();
    }

    /** The place of an event of a sample at tick 0. */
    public int sample(int lane) {
        return lane * stretch;
    }

    /** For each event stretch · lane + 16 · tick. */
    public int[] places(int group) {
        return place[group];
    }

    public float[] values(int group) {
        return value[group];
    }

    /** Collects the events of what is active now. */
    public void collect(Parallel parallel) {
        parallel.forEach(begin.length, this::collect);
    }

    private void collect(int group) {
        float[] found = new float[Lanes.GROUP * ticks];
        int[] where = new int[Lanes.GROUP * ticks];
        int[] counts = new int[Lanes.GROUP];
        int size = 0;
        for (int j = 0; j < signal.neurons; j++) {
            find(group, j, where, found, counts);
            for (int lane = 0; lane < Lanes.GROUP; lane++) {
                begin[group][j * Lanes.GROUP + lane] = size;
                ensure(group, size + counts[lane]);
                System.arraycopy(where, lane * ticks, place[group], size, counts[lane]);
                System.arraycopy(found, lane * ticks, value[group], size, counts[lane]);
                size += counts[lane];
            }
        }
        begin[group][signal.neurons * Lanes.GROUP] = size;
    }

    private void find(int group, int neuron, int[] where, float[] found, int[] counts) {
        Arrays.fill(counts, 0);
        int[] places = events.places(group);
        for (int part = 0; part < Events.PARTS; part++) {
            for (int e = events.begin(neuron, part); e < events.end(group, neuron, part); e++) {
                for (long samples = events.samples(group, neuron, e); samples != 0; samples &= samples - 1) {
                    int lane = Long.numberOfTrailingZeros(samples);
                    int own = part * Events.LANES + lane;
                    int to = own * ticks + counts[own]++;
                    where[to] = own * stretch + places[e];
                    found[to] = events.number(group, neuron, e, lane);
                }
            }
        }
    }

    private void ensure(int group, int size) {
        if (place[group].length < size) {
            int roomy = Math.max(size, 2 * place[group].length);
            place[group] = Arrays.copyOf(place[group], roomy);
            value[group] = Arrays.copyOf(value[group], roomy);
        }
    }
}
