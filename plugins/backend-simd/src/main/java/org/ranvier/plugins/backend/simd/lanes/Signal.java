package org.ranvier.plugins.backend.simd.lanes;

import java.util.Arrays;

/**
 * One number for every sample, neuron and tick: for each group of 16 samples an array [neuron][tick][16].
 *
 * <p>A delay of d ticks is an offset of 16·d floats. Before the first tick and after the last there are ticks that stay
 * 0, so that loops over delayed signals need not look where a signal begins or ends; those after one neuron are those
 * before the next. The ticks in use are rounded up to whole {@link #TILE}s, as loops over ticks may run on to the end
 * of a tile: what lies there is never read as a result.
 */
public final class Signal {

    /** Ticks that loops take at once, at most. */
    public static final int TILE = 8;

    public final float[][] groups;
    public final int neurons;
    /** Floats from one neuron to the next. */
    final int stride;
    /** Floats from one tick to the next: 16, or 0 where only the present is kept. */
    public final int tickStride;

    private final int origin;
    /** Floats before the first neuron and after the last. */
    private final int margin;
    /** See {@link #fold}; 0 where every neuron has a place of its own. */
    private int together;

    private int stretch;

    private Signal(float[][] groups, int neurons, int before, int ticks, int after, int tickStride) {
        this.neurons = neurons;
        this.tickStride = tickStride;
        this.origin = Lanes.ALIGNED + before * Lanes.GROUP;
        this.margin = Lanes.ALIGNED + (before + after) * Lanes.GROUP;
        this.stride = Math.multiplyExact(oddBeyondPresent(ticks + Math.max(before, after)), Lanes.GROUP);
        this.groups = groups;
    }

    private Signal laidOut() {
        makeRoom(neurons);
        return this;
    }

    /** Makes room for so many places, which are 0, unless there is room already. */
    private void makeRoom(int places) {
        int length = lengthOf(places);
        for (int g = 0; g < groups.length; g++) {
            if (groups[g].length < length) {
                groups[g] = new float[length];
            }
        }
    }

    private int lengthOf(int places) {
        return Math.addExact(Math.multiplyExact(places, stride), margin);
    }

    /** An odd number of cache lines spreads a tick of all neurons over all sets of a cache. */
    private static int oddBeyondPresent(int ticks) {
        return ticks == 1 ? 1 : ticks | 1;
    }

    /** A signal over ticks, with at least so many ticks of zeros before and after. */
    public static Signal over(int groups, int neurons, int before, int ticks, int after) {
        return folding(new float[groups][0], neurons, before, ticks, after).laidOut();
    }

    /** The same, without room until {@link #fold} says how much is needed. */
    static Signal folding(int groups, int neurons, int before, int ticks, int after) {
        return folding(new float[groups][0], neurons, before, ticks, after);
    }

    private static Signal folding(float[][] groups, int neurons, int before, int ticks, int after) {
        int tiles = (ticks + TILE - 1) / TILE;
        return new Signal(groups, neurons, before, tiles * TILE, after, Lanes.GROUP);
    }

    /** A signal over ticks in the memory of this one, for times at which this one is of no use. */
    Signal lent(int neurons, int before, int ticks, int after) {
        return folding(groups, neurons, before, ticks, after).laidOut();
    }

    /** A signal of which only the present tick is kept; the previous tick is the same place. */
    public static Signal present(int groups, int neurons) {
        return new Signal(new float[groups][0], neurons, 0, 1, 0, 0).laidOut();
    }

    /**
     * Gives the neurons of a stretch the same few places, where they are dealt with a few at a time and not asked for
     * later: what is written is then read while it is in the cache, and never goes to memory, of which it takes as
     * little. Where there was less room than that, there are zeros afterwards.
     *
     * @param stretch how many neurons share places
     * @param together how many places they share; 0 for a place to each neuron
     */
    public void fold(int stretch, int together) {
        this.stretch = stretch;
        this.together = together;
        makeRoom(together == 0 ? neurons : Math.min(neurons, (neurons + stretch - 1) / stretch * together));
    }

    /** Whether neurons share places. */
    public boolean folded() {
        return together != 0;
    }

    private int place(int neuron) {
        return together == 0 ? neuron : neuron / stretch * together + neuron % together;
    }

    /** Returns the floats of a group, were no places shared. */
    int unfoldedLength() {
        return lengthOf(neurons);
    }

    /** Returns the index at which the 16 samples of a neuron at a tick begin. */
    public int at(int neuron, int tick) {
        return place(neuron) * stride + origin + tick * tickStride;
    }

    /**
     * Returns the index that {@link #at} would return if no neurons shared places; it refers to a neuron whether or not
     * its numbers are still there.
     */
    public int unfolded(int neuron, int tick) {
        return neuron * stride + origin + tick * tickStride;
    }

    public float get(int sample, int neuron, int tick) {
        return groups[sample / Lanes.GROUP][at(neuron, tick) + sample % Lanes.GROUP];
    }

    public void set(int sample, int neuron, int tick, float value) {
        groups[sample / Lanes.GROUP][at(neuron, tick) + sample % Lanes.GROUP] = value;
    }

    /** An action on a number of the signal: {@code group[at]}, which is number {@code n} of [sample][tick][neuron]. */
    public interface Visit {
        void number(float[] group, int at, int n);
    }

    /** Goes through the samples of a group that are among the first so many, over ticks from 0 on. */
    public void forEach(int group, int samples, int ticks, Visit visit) {
        int first = group * Lanes.GROUP;
        int lanes = Math.min(Lanes.GROUP, samples - first);
        for (int t = 0; t < ticks; t++) {
            for (int n = 0; n < neurons; n++) {
                int at = at(n, t);
                for (int lane = 0; lane < lanes; lane++) {
                    visit.number(groups[group], at + lane, ((first + lane) * ticks + t) * neurons + n);
                }
            }
        }
    }

    /** Sets some neurons of a group to 0 from a tick to before another. */
    public void clear(int group, int neuron, int end, int tick, int toTick) {
        for (int n = neuron; n < end; n++) {
            Arrays.fill(groups[group], at(n, tick), at(n, tick) + (toTick - tick) * Lanes.GROUP, 0);
        }
    }

    /** Sets all that belongs to some neurons of a group to 0, but what lies from a tick to before another. */
    public void clearAround(int group, int neuron, int end, int tick, int toTick) {
        for (int n = neuron; n < end; n++) {
            Arrays.fill(groups[group], n * stride, at(n, tick), 0);
            int next = n + 1 == neurons ? unfoldedLength() : (n + 1) * stride;
            Arrays.fill(groups[group], at(n, toTick), next, 0);
        }
    }

    public void clear() {
        for (int g = 0; g < groups.length; g++) {
            clear(g);
        }
    }

    /** Sets all numbers of a group to 0. */
    public void clear(int group) {
        Arrays.fill(groups[group], 0);
    }
}
