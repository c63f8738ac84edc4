package org.ranvier.plugins.backend.simd.wide;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.GROUP;

import java.util.Arrays;
import org.ranvier.plugins.backend.simd.lanes.SampleEvents;
import org.ranvier.support.Parallel;

/**
 * What reaches a tile of ticks from a few sources next to each other, in one list for each sample and tile: by source,
 * and of each source the late events first, so that lags ascend. An event that reaches several tiles is in the list of
 * each; the loop over a list is long, where a source by itself sends three or four spikes to a tile, and a CPU would
 * guess wrong when they end.
 *
 * <p>The lists are made once for all {@link Panels}: an entry says how far the weights of the tile's first tick are
 * from the beginning of a panel.
 */
final class TileEvents {

    /** Sources of a list, whose weights stay in the first-level cache while samples go by. */
    static final int SOURCES = 8;

    private final Panels panels;
    private final SampleEvents events;
    private final int groups;
    private final int pre;
    /** Ticks of a tile. */
    private final int tile;
    /** Tiles of a sample. */
    final int tiles;
    /** [group][(block · 16 + lane) · tiles + tile]. */
    private final int[][] begin;

    private final int[][] place;
    private final float[][] value;
    private final ThreadLocal<Lists> scratch;
    private boolean onlySpikes;

    /** The lists of one sample on their way: each has its own stretch. */
    private static final class Lists {
        final int[] size;
        final int[] place;
        final float[] value;

        Lists(int tiles, int stretch) {
            size = new int[tiles];
            place = new int[tiles * stretch];
            value = new float[tiles * stretch];
        }
    }

    /**
     * Prepares.
     *
     * @param ticks of a sample
     * @param tile ticks of a tile; no more than {@link Panels#ZEROS}
     */
    TileEvents(Panels panels, SampleEvents events, int groups, int ticks, int tile) {
        this.panels = panels;
        this.events = events;
        this.groups = groups;
        this.tile = tile;
        this.pre = panels.connection().synapses.pre;
        this.tiles = (ticks + tile - 1) / tile;
        this.begin = new int[groups][blocks() * GROUP * tiles + 1];
        this.place = new int[groups][0];
        this.value = new float[groups][0];
        this.scratch = ThreadLocal.withInitial(() -> new Lists(tiles, stretch()));
    }

    /** Returns the number of blocks of sources. */
    int blocks() {
        return (pre + SOURCES - 1) / SOURCES;
    }

    /** Returns the largest size of a list. */
    private int stretch() {
        return SOURCES * (tile + panels.lags);
    }

    /** Makes the lists of what is active now. */
    void collect(Parallel parallel) {
        onlySpikes = events.onlySpikes();
        parallel.forEach(groups, this::collect);
    }

    private void collect(int group) {
        Lists lists = scratch.get();
        int size = 0;
        int list = 0;
        for (int block = 0; block < blocks(); block++) {
            int end = Math.min((block + 1) * SOURCES, pre);
            for (int lane = 0; lane < GROUP; lane++) {
                Arrays.fill(lists.size, 0);
                for (int j = block * SOURCES; j < end; j++) {
                    find(lists, group, j, lane);
                }
                for (int n = 0; n < tiles; n++) {
                    begin[group][list++] = size;
                    size = append(group, size, lists, n);
                }
            }
        }
        begin[group][list] = size;
    }

    private void find(Lists lists, int group, int source, int lane) {
        int[] at = events.places(group);
        float[] values = events.values(group);
        int weights = panels.at(0, source) - panels.at(0, 0) + events.sample(lane);
        int reach = panels.connection().reach;
        int stretch = stretch();
        int first = events.begin(group, source, lane);
        for (int e = events.begin(group, source, lane + 1) - 1; e >= first; e--) {
            int tick = (at[e] - events.sample(lane)) / GROUP;
            int last = Math.min((tick + reach - 1) / tile, tiles - 1);
            for (int n = tick / tile; n <= last; n++) {
                int to = n * stretch + lists.size[n]++;
                lists.place[to] = weights - at[e] + n * tile * GROUP;
                lists.value[to] = values[e];
            }
        }
    }

    private int append(int group, int size, Lists lists, int n) {
        int end = size + lists.size[n];
        if (place[group].length < end) {
            int roomy = Math.max(end, 2 * place[group].length);
            place[group] = Arrays.copyOf(place[group], roomy);
        }
        System.arraycopy(lists.place, n * stretch(), place[group], size, lists.size[n]);
        if (!onlySpikes) {
            value[group] = value[group].length < end ? Arrays.copyOf(value[group], place[group].length) : value[group];
            System.arraycopy(lists.value, n * stretch(), value[group], size, lists.size[n]);
        }
        return end;
    }

    /** Whether all events have the number 1. */
    boolean onlySpikes() {
        return onlySpikes;
    }

    /**
     * Returns the position in {@link #begins} of the list of a block, sample and tile; it ends where the next begins.
     */
    int list(int block, int lane, int n) {
        return (block * GROUP + lane) * tiles + n;
    }

    /** Returns the indices at which lists begin. */
    int[] begins(int group) {
        return begin[group];
    }

    /** Returns for each event how far the weights of the tile's first tick are from those of the panel. */
    int[] places(int group) {
        return place[group];
    }

    /** Returns the number of each event, unless there are {@link #onlySpikes}. */
    float[] values(int group) {
        return value[group];
    }
}
