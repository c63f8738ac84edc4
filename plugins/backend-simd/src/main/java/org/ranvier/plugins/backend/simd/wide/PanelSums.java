package org.ranvier.plugins.backend.simd.wide;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.ALIGNED;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.GROUP;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.SPECIES;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.WIDTH;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.ranvier.plugins.backend.simd.kernels.LagResult;
import org.ranvier.plugins.backend.simd.lanes.SampleEvents;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.plugins.backend.simd.plan.Connection;
import org.ranvier.plugins.backend.simd.plan.Synapses;
import org.ranvier.support.Parallel;

/**
 * Σ s_j[t] · δ_i[t + lag] over ticks and samples for all lags of the kernels of a projection, by {@link Panels}: each
 * event of a source meets a stretch of δ of 16 neurons, whose sums over some lags stay in registers while the events of
 * a few samples go by.
 *
 * <p>Sums run over groups, samples of a group four by four, and events in order of time. Threads share out sources and
 * panels.
 */
final class PanelSums {

    /** Sources that a thread deals with at once, a multiple of {@link Synapses.Rows#BLOCK}. */
    static final int SOURCES = 4 * Synapses.Rows.BLOCK;

    /** Samples whose δ stays in the first-level cache while sources go by. */
    private static final int SAMPLES = 4;

    private final Panels panels;
    private final SampleEvents events;
    private final Signal delta;
    private final int stretch;
    /** Blocks of sources. */
    private final int blocks;
    /** δ as [panel][group][sample][tick][16 neurons], with ticks of zeros at the end. */
    private final float[] turned;

    private final ThreadLocal<float[]> scratch;

    PanelSums(Panels panels, SampleEvents events, Signal delta, int stretch) {
        this.panels = panels;
        this.events = events;
        this.delta = delta;
        this.stretch = stretch;
        this.blocks = (panels.connection().synapses.pre + SOURCES - 1) / SOURCES;
        this.turned = new float[at(panels.count, 0)];
        this.scratch = ThreadLocal.withInitial(() -> new float[ALIGNED + SOURCES * panels.lags * GROUP]);
    }

    private int at(int panel, int group) {
        return Math.addExact(ALIGNED, Math.multiplyExact(panel * delta.groups.length + group, GROUP * stretch));
    }

    /** Computes all sums and hands them on; those of one synapse are handed on once. */
    void compute(int ticks, ThreadLocal<LagResult> results, LagResult.Sink sink, Parallel parallel) {
        int groups = delta.groups.length;
        parallel.forEach(panels.count * groups, n -> turn(n / groups, n % groups, ticks));
        parallel.forEach(panels.count * blocks, n -> compute(n / blocks, n % blocks, results.get(), sink));
    }

    private void turn(int panel, int group, int ticks) {
        float[] from = delta.groups[group];
        int base = at(panel, group);
        int last = Math.min(GROUP, delta.neurons - panel * GROUP);
        for (int lane = 0; lane < GROUP; lane++) {
            Arrays.fill(turned, base + lane * stretch + ticks * GROUP, base + (lane + 1) * stretch, 0);
        }
        for (int tick = 0; tick < ticks; tick++) {
            for (int n = 0; n < last; n++) {
                int at = delta.at(panel * GROUP + n, tick);
                int to = base + tick * GROUP + n;
                for (int lane = 0; lane < GROUP; lane++) {
                    turned[to + lane * stretch] = from[at + lane];
                }
            }
        }
    }

    private void compute(int panel, int block, LagResult result, LagResult.Sink sink) {
        Connection connection = panels.connection();
        float[] c = scratch.get();
        int first = block * SOURCES;
        int end = Math.min(first + SOURCES, connection.synapses.pre);
        int floats = panels.lags * GROUP;
        Arrays.fill(c, ALIGNED, ALIGNED + (end - first) * floats, 0);
        for (int group = 0; group < delta.groups.length; group++) {
            for (int lane = 0; lane < GROUP; lane += SAMPLES) {
                for (int j = first; j < end; j++) {
                    int from = events.begin(group, j, lane);
                    int to = events.begin(group, j, lane + SAMPLES);
                    if (from < to) {
                        source(c, ALIGNED + (j - first) * floats, floats, panel, group, from, to);
                    }
                }
            }
        }
        int last = Math.min((panel + 1) * GROUP, connection.synapses.post);
        for (int post = panel * GROUP; post < last; post++) {
            row(c, floats, post, first, result, sink);
        }
    }

    private void source(float[] c, int at, int floats, int panel, int group, int from, int to) {
        int[] place = events.places(group);
        float[] value = events.values(group);
        int base = at(panel, group);
        int k = 0;
        for (; k + 8 * WIDTH <= floats; k += 8 * WIDTH) {
            eight(c, at + k, turned, base + k, place, value, from, to);
        }
        for (; k < floats; k += 4 * WIDTH) {
            four(c, at + k, turned, base + k, place, value, from, to);
        }
    }

    private static void eight(float[] c, int at, float[] d, int base, int[] place, float[] value, int from, int to) {
        FloatVector c0 = FloatVector.fromArray(SPECIES, c, at);
        FloatVector c1 = FloatVector.fromArray(SPECIES, c, at + WIDTH);
        FloatVector c2 = FloatVector.fromArray(SPECIES, c, at + 2 * WIDTH);
        FloatVector c3 = FloatVector.fromArray(SPECIES, c, at + 3 * WIDTH);
        FloatVector c4 = FloatVector.fromArray(SPECIES, c, at + 4 * WIDTH);
        FloatVector c5 = FloatVector.fromArray(SPECIES, c, at + 5 * WIDTH);
        FloatVector c6 = FloatVector.fromArray(SPECIES, c, at + 6 * WIDTH);
        FloatVector c7 = FloatVector.fromArray(SPECIES, c, at + 7 * WIDTH);
        for (int e = from; e < to; e++) {
            FloatVector s = FloatVector.broadcast(SPECIES, value[e]);
            int p = base + place[e];
            c0 = s.fma(FloatVector.fromArray(SPECIES, d, p), c0);
            c1 = s.fma(FloatVector.fromArray(SPECIES, d, p + WIDTH), c1);
            c2 = s.fma(FloatVector.fromArray(SPECIES, d, p + 2 * WIDTH), c2);
            c3 = s.fma(FloatVector.fromArray(SPECIES, d, p + 3 * WIDTH), c3);
            c4 = s.fma(FloatVector.fromArray(SPECIES, d, p + 4 * WIDTH), c4);
            c5 = s.fma(FloatVector.fromArray(SPECIES, d, p + 5 * WIDTH), c5);
            c6 = s.fma(FloatVector.fromArray(SPECIES, d, p + 6 * WIDTH), c6);
            c7 = s.fma(FloatVector.fromArray(SPECIES, d, p + 7 * WIDTH), c7);
        }
        c0.intoArray(c, at);
        c1.intoArray(c, at + WIDTH);
        c2.intoArray(c, at + 2 * WIDTH);
        c3.intoArray(c, at + 3 * WIDTH);
        c4.intoArray(c, at + 4 * WIDTH);
        c5.intoArray(c, at + 5 * WIDTH);
        c6.intoArray(c, at + 6 * WIDTH);
        c7.intoArray(c, at + 7 * WIDTH);
    }

    private static void four(float[] c, int at, float[] d, int base, int[] place, float[] value, int from, int to) {
        FloatVector c0 = FloatVector.fromArray(SPECIES, c, at);
        FloatVector c1 = FloatVector.fromArray(SPECIES, c, at + WIDTH);
        FloatVector c2 = FloatVector.fromArray(SPECIES, c, at + 2 * WIDTH);
        FloatVector c3 = FloatVector.fromArray(SPECIES, c, at + 3 * WIDTH);
        for (int e = from; e < to; e++) {
            FloatVector s = FloatVector.broadcast(SPECIES, value[e]);
            int p = base + place[e];
            c0 = s.fma(FloatVector.fromArray(SPECIES, d, p), c0);
            c1 = s.fma(FloatVector.fromArray(SPECIES, d, p + WIDTH), c1);
            c2 = s.fma(FloatVector.fromArray(SPECIES, d, p + 2 * WIDTH), c2);
            c3 = s.fma(FloatVector.fromArray(SPECIES, d, p + 3 * WIDTH), c3);
        }
        c0.intoArray(c, at);
        c1.intoArray(c, at + WIDTH);
        c2.intoArray(c, at + 2 * WIDTH);
        c3.intoArray(c, at + 3 * WIDTH);
    }

    /** Hands on the sums of the synapses of a neuron from the sources of a block. */
    private void row(float[] c, int floats, int post, int firstSource, LagResult result, LagResult.Sink sink) {
        Connection connection = panels.connection();
        Synapses synapses = connection.synapses;
        int block = firstSource / Synapses.Rows.BLOCK;
        int first = synapses.byPost.begin(post, block);
        int end = synapses.byPost.begin(post, Math.min(block + SOURCES / Synapses.Rows.BLOCK, synapses.byPost.blocks));
        if (first == end) {
            return;
        }
        int lane = post % GROUP;
        for (int tap : result.taps()) {
            float[] sums = result.of(tap);
            for (int s = first; s < end; s++) {
                int lag = connection.lag[s] + tap * GROUP;
                sums[s - first] = lag < 0 ? 0 : c[ALIGNED + (synapses.preOf[s] - firstSource) * floats + lag + lane];
            }
        }
        sink.take(result, first, end - first);
    }
}
