package org.ranvier.plugins.backend.simd.lanes;

import java.util.Arrays;
import org.ranvier.support.Parallel;

/**
 * The events of a signal sample by sample, in order of time. Those of neuron j in samples from … to − 1 of a group are
 * {@link #begin}(group, j, from) … begin(group, j, to) − 1.
 */
public final class SampleEvents {

    /** Ticks of a block, at which one can look into the events of a sample. */
    private static final int BLOCK = 4;

    private final Signal signal;
    private final Events events;
    private final int ticks;
    private final int stretch;
    /** Blocks of {@value #BLOCK} ticks. */
    private final int blocks;
    /** [group][(16 · neuron + lane) · blocks + block]. */
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
        this.blocks = (ticks + BLOCK - 1) / BLOCK;
        int groups = signal.groups.length;
        begin = new int[groups][signal.neurons * Lanes.GROUP * blocks + 1];
        place = new int[groups][0];
        value = new float[groups][0];
    }

    public int begin(int group, int neuron, int lane) {
        return begin[group][at(neuron, lane)];
    }

    /** Returns the position of the blocks of a sample in {@link #begins}. */
    public int at(int neuron, int lane) {
        return (neuron * Lanes.GROUP + lane) * blocks;
    }

    /**
     * Returns the indices at which the events of each neuron, sample and block of ticks begin, followed by the index at
     * which all events end.
     */
    public int[] begins(int group) {
        return begin[group];
    }

    /** The block of a tick. */
    public int block(int tick) {
        return tick / BLOCK;
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
                index(group, at(j, lane), size, where, lane, counts[lane]);
                ensure(group, size + counts[lane]);
                System.arraycopy(where, lane * ticks, place[group], size, counts[lane]);
                System.arraycopy(found, lane * ticks, value[group], size, counts[lane]);
                size += counts[lane];
            }
        }
        begin[group][at(signal.neurons, 0)] = size;
    }

    private void index(int group, int at, int size, int[] where, int lane, int count) {
        int n = 0;
        int limit = sample(lane);
        for (int block = 0; block < blocks; block++) {
            begin[group][at + block] = size + n;
            limit += BLOCK * Lanes.GROUP;
            while (n < count && where[lane * ticks + n] < limit) {
                n++;
            }
        }
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
