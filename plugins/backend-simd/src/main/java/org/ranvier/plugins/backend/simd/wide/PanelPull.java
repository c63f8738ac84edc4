package org.ranvier.plugins.backend.simd.wide;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.ALIGNED;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.GROUP;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.SPECIES;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.WIDTH;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.ranvier.plugins.backend.simd.kernels.PullKernel;
import org.ranvier.plugins.backend.simd.lanes.SampleEvents;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.support.Parallel;

/**
 * A kernel that computes the same sums as {@link PullKernel}, in the same order, over {@link Panels}: a tile of ticks
 * of one sample and 16 neurons stays in eight registers while the events of some sources go by. An event adds a
 * contiguous stretch of weights, those of the lags at which it reaches the ticks of the tile.
 *
 * <p>Adding each event to sums in memory was measured to take four times as long: a store that crosses a cache line, as
 * most stores to a Java array do, is not forwarded to the load after it.
 */
final class PanelPull {

    private static final int VECTORS = 8;

    /** Ticks of a tile. */
    private static final int TILE = VECTORS * WIDTH / GROUP;

    private final Panels panels;
    private final TileEvents events;
    private final Signal arrivals;
    private final int ticks;
    private final float[] bias;
    /** Floats of the sums of a sample. */
    private final int stretch;

    private final ThreadLocal<float[]> scratch;

    /**
     * Prepares.
     *
     * @param bias the sums' start, or null for 0
     */
    PanelPull(Panels panels, SampleEvents events, Signal arrivals, int ticks, float[] bias) {
        this.panels = panels;
        this.events = new TileEvents(panels, events, arrivals.groups.length, ticks, TILE);
        this.arrivals = arrivals;
        this.ticks = ticks;
        this.bias = bias;
        this.stretch = (ticks + TILE - 1) / TILE * TILE * GROUP;
        this.scratch = ThreadLocal.withInitial(() -> new float[ALIGNED + GROUP * stretch]);
    }

    /** Computes all arrivals. */
    void run(Parallel parallel) {
        int groups = arrivals.groups.length;
        events.collect(parallel);
        parallel.forEach(panels.count * groups, n -> run(n / groups, n % groups));
    }

    private void run(int panel, int group) {
        float[] y = scratch.get();
        start(y, panel);
        int[] begin = events.begins(group);
        int[] place = events.places(group);
        float[] value = events.values(group);
        boolean spikes = events.onlySpikes();
        int weights = panels.at(panel, 0);
        for (int block = 0; block < events.blocks(); block++) {
            for (int lane = 0; lane < GROUP; lane++) {
                int list = events.list(block, lane, 0);
                int at = ALIGNED + lane * stretch;
                for (int n = 0; n < events.tiles; n++) {
                    int from = begin[list + n];
                    int to = begin[list + n + 1];
                    if (from == to) {
                        continue;
                    }
                    if (spikes) {
                        spikes(y, at + n * TILE * GROUP, panels.weight, weights, place, from, to);
                    } else {
                        numbers(y, at + n * TILE * GROUP, panels.weight, weights, place, value, from, to);
                    }
                }
            }
        }
        finish(y, panel, group);
    }

    /** Adds the weights of some events to a tile. */
    private static void spikes(float[] y, int at, float[] w, int weights, int[] place, int from, int to) {
        FloatVector y0 = FloatVector.fromArray(SPECIES, y, at);
        FloatVector y1 = FloatVector.fromArray(SPECIES, y, at + WIDTH);
        FloatVector y2 = FloatVector.fromArray(SPECIES, y, at + 2 * WIDTH);
        FloatVector y3 = FloatVector.fromArray(SPECIES, y, at + 3 * WIDTH);
        FloatVector y4 = FloatVector.fromArray(SPECIES, y, at + 4 * WIDTH);
        FloatVector y5 = FloatVector.fromArray(SPECIES, y, at + 5 * WIDTH);
        FloatVector y6 = FloatVector.fromArray(SPECIES, y, at + 6 * WIDTH);
        FloatVector y7 = FloatVector.fromArray(SPECIES, y, at + 7 * WIDTH);
        for (int e = from; e < to; e++) {
            int p = weights + place[e];
            y0 = y0.add(FloatVector.fromArray(SPECIES, w, p));
            y1 = y1.add(FloatVector.fromArray(SPECIES, w, p + WIDTH));
            y2 = y2.add(FloatVector.fromArray(SPECIES, w, p + 2 * WIDTH));
            y3 = y3.add(FloatVector.fromArray(SPECIES, w, p + 3 * WIDTH));
            y4 = y4.add(FloatVector.fromArray(SPECIES, w, p + 4 * WIDTH));
            y5 = y5.add(FloatVector.fromArray(SPECIES, w, p + 5 * WIDTH));
            y6 = y6.add(FloatVector.fromArray(SPECIES, w, p + 6 * WIDTH));
            y7 = y7.add(FloatVector.fromArray(SPECIES, w, p + 7 * WIDTH));
        }
        y0.intoArray(y, at);
        y1.intoArray(y, at + WIDTH);
        y2.intoArray(y, at + 2 * WIDTH);
        y3.intoArray(y, at + 3 * WIDTH);
        y4.intoArray(y, at + 4 * WIDTH);
        y5.intoArray(y, at + 5 * WIDTH);
        y6.intoArray(y, at + 6 * WIDTH);
        y7.intoArray(y, at + 7 * WIDTH);
    }

    /** Adds the weights of some events, times their numbers, to a tile. */
    private static void numbers(
            float[] y, int at, float[] w, int weights, int[] place, float[] value, int from, int to) {
        FloatVector y0 = FloatVector.fromArray(SPECIES, y, at);
        FloatVector y1 = FloatVector.fromArray(SPECIES, y, at + WIDTH);
        FloatVector y2 = FloatVector.fromArray(SPECIES, y, at + 2 * WIDTH);
        FloatVector y3 = FloatVector.fromArray(SPECIES, y, at + 3 * WIDTH);
        FloatVector y4 = FloatVector.fromArray(SPECIES, y, at + 4 * WIDTH);
        FloatVector y5 = FloatVector.fromArray(SPECIES, y, at + 5 * WIDTH);
        FloatVector y6 = FloatVector.fromArray(SPECIES, y, at + 6 * WIDTH);
        FloatVector y7 = FloatVector.fromArray(SPECIES, y, at + 7 * WIDTH);
        for (int e = from; e < to; e++) {
            FloatVector v = FloatVector.broadcast(SPECIES, value[e]);
            int p = weights + place[e];
            y0 = v.fma(FloatVector.fromArray(SPECIES, w, p), y0);
            y1 = v.fma(FloatVector.fromArray(SPECIES, w, p + WIDTH), y1);
            y2 = v.fma(FloatVector.fromArray(SPECIES, w, p + 2 * WIDTH), y2);
            y3 = v.fma(FloatVector.fromArray(SPECIES, w, p + 3 * WIDTH), y3);
            y4 = v.fma(FloatVector.fromArray(SPECIES, w, p + 4 * WIDTH), y4);
            y5 = v.fma(FloatVector.fromArray(SPECIES, w, p + 5 * WIDTH), y5);
            y6 = v.fma(FloatVector.fromArray(SPECIES, w, p + 6 * WIDTH), y6);
            y7 = v.fma(FloatVector.fromArray(SPECIES, w, p + 7 * WIDTH), y7);
        }
        y0.intoArray(y, at);
        y1.intoArray(y, at + WIDTH);
        y2.intoArray(y, at + 2 * WIDTH);
        y3.intoArray(y, at + 3 * WIDTH);
        y4.intoArray(y, at + 4 * WIDTH);
        y5.intoArray(y, at + 5 * WIDTH);
        y6.intoArray(y, at + 6 * WIDTH);
        y7.intoArray(y, at + 7 * WIDTH);
    }

    private void start(float[] y, int panel) {
        if (bias == null) {
            Arrays.fill(y, 0);
            return;
        }
        int last = Math.min(GROUP, arrivals.neurons - panel * GROUP);
        for (int p = ALIGNED; p < y.length; p += GROUP) {
            System.arraycopy(bias, panel * GROUP, y, p, last);
        }
    }

    /** Brings the sums, neurons beside each other, to where samples are. */
    private void finish(float[] y, int panel, int group) {
        float[] to = arrivals.groups[group];
        int last = Math.min(GROUP, arrivals.neurons - panel * GROUP);
        for (int tick = 0; tick < ticks; tick++) {
            for (int n = 0; n < last; n++) {
                int at = arrivals.at(panel * GROUP + n, tick);
                int from = ALIGNED + tick * GROUP + n;
                for (int lane = 0; lane < GROUP; lane++) {
                    to[at + lane] = y[from + lane * stretch];
                }
            }
        }
    }
}
