package org.ranvier.plugins.backend.simd;

import static org.ranvier.plugins.backend.simd.Lanes.GROUP;
import static org.ranvier.plugins.backend.simd.Lanes.SPECIES;
import static org.ranvier.plugins.backend.simd.Lanes.WIDTH;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * The same sums as {@link PullKernel} in the same order, over {@link Panels}: each event of each sample adds all lags of 16 neurons.
 *
 * <p>The sums of 16 neurons and some samples stay in the first-level cache while all sources go by.
 */
final class PanelPush {

    /** Samples whose sums are made together. */
    static final int SAMPLES = 4;

    private final Panels panels;
    private final SampleEvents events;
    private final Signal arrivals;
    private final int pre;
    private final int ticks;
    private final int stretch;
    private final float[] bias;
    private final ThreadLocal<float[]> scratch;

    /**
     * Prepares.
     *
     * @param stretch floats that the sums of a sample take, with room behind the last tick for what arrives too late
     * @param bias the sums' start, or null for 0
     */
    PanelPush(Panels panels, SampleEvents events, int pre, Signal arrivals, int ticks, int stretch, float[] bias) {
        this.panels = panels;
        this.events = events;
        this.pre = pre;
        this.arrivals = arrivals;
        this.ticks = ticks;
        this.stretch = stretch;
        this.bias = bias;
        this.scratch = ThreadLocal.withInitial(() -> new float[GROUP * stretch]);
    }

    /** Computes all arrivals. */
    void run(Parallel parallel) {
        int groups = arrivals.groups.length;
        parallel.forEach(panels.count * groups, n -> run(n / groups, n % groups));
    }

    private void run(int panel, int group) {
        float[] y = scratch.get();
        start(y, panel);
        int[] place = events.places(group);
        float[] value = events.values(group);
        int floats = panels.lags * GROUP;
        for (int lane = 0; lane < GROUP; lane += SAMPLES) {
            for (int j = 0; j < pre; j++) {
                int begin = events.begin(group, j, lane);
                int end = events.begin(group, j, lane + SAMPLES);
                for (int e = begin; e < end; e++) {
                    add(y, place[e], panels.weight, panels.at(panel, j), floats, value[e]);
                }
            }
        }
        finish(y, panel, group);
    }

    private static void add(float[] y, int p, float[] w, int q, int floats, float value) {
        FloatVector v = FloatVector.broadcast(SPECIES, value);
        for (int k = 0; k < floats; k += 4 * WIDTH) {
            FloatVector y0 = v.fma(FloatVector.fromArray(SPECIES, w, q + k), FloatVector.fromArray(SPECIES, y, p + k));
            FloatVector y1 = v.fma(
                    FloatVector.fromArray(SPECIES, w, q + k + WIDTH), FloatVector.fromArray(SPECIES, y, p + k + WIDTH));
            FloatVector y2 = v.fma(
                    FloatVector.fromArray(SPECIES, w, q + k + 2 * WIDTH),
                    FloatVector.fromArray(SPECIES, y, p + k + 2 * WIDTH));
            FloatVector y3 = v.fma(
                    FloatVector.fromArray(SPECIES, w, q + k + 3 * WIDTH),
                    FloatVector.fromArray(SPECIES, y, p + k + 3 * WIDTH));
            y0.intoArray(y, p + k);
            y1.intoArray(y, p + k + WIDTH);
            y2.intoArray(y, p + k + 2 * WIDTH);
            y3.intoArray(y, p + k + 3 * WIDTH);
        }
    }

    private void start(float[] y, int panel) {
        if (bias == null) {
            Arrays.fill(y, 0);
            return;
        }
        int last = Math.min(GROUP, arrivals.neurons - panel * GROUP);
        for (int p = 0; p < y.length; p += GROUP) {
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
                int from = tick * GROUP + n;
                for (int lane = 0; lane < GROUP; lane++) {
                    to[at + lane] = y[from + lane * stretch];
                }
            }
        }
    }
}
