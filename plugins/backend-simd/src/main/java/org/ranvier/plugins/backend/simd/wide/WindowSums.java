package org.ranvier.plugins.backend.simd.wide;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.GROUP;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.ranvier.plugins.backend.simd.kernels.LagResult;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.SampleEvents;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.plugins.backend.simd.plan.Connection;
import org.ranvier.support.Parallel;

/**
 * The same sums as {@link PanelSums}, in the same order, where the kernels of a projection between all neurons are a
 * few lags wide, each at its own delay: lags lie beside each other, so an event of one sample adds eight ticks of δ
 * from where its delay begins. Eight postsynaptic neurons share the events of a source, one register of sums for each.
 */
final class WindowSums {

    private static final VectorSpecies<Float> SPECIES = Lanes.EIGHT;

    private static final int WIDTH = SPECIES.length();

    /** Postsynaptic neurons that are dealt with together. */
    private static final int ROWS = 8;

    /** Samples whose δ stays in the first-level cache while sources go by. */
    private static final int SAMPLES = 4;

    private final Panels panels;
    private final SampleEvents events;
    private final Signal delta;
    /** Ticks from one sample to the next. */
    private final int stretch;

    private final ThreadLocal<Room> rooms;
    private boolean onlySpikes;

    /** What a thread needs. */
    private static final class Room {
        /** δ of some samples, [row][sample][tick]. */
        final float[] d;
        /** [source][row][lag]. */
        float[] sums = {};

        Room(int floats) {
            d = new float[floats];
        }
    }

    /**
     * Prepares.
     *
     * @param stretch what the events have as floats from one sample to the next, 16 for each tick
     */
    WindowSums(Panels panels, SampleEvents events, Signal delta, int stretch) {
        this.panels = panels;
        this.events = events;
        this.delta = delta;
        this.stretch = stretch / GROUP;
        this.rooms = ThreadLocal.withInitial(() -> new Room(ROWS * SAMPLES * this.stretch + panels.lags + GROUP));
    }

    /** Computes all sums and hands them on; those of one synapse are handed on once. */
    void compute(int ticks, ThreadLocal<LagResult> results, LagResult.Sink sink, Parallel parallel) {
        onlySpikes = events.onlySpikes();
        parallel.forBlocks(
                panels.connection().synapses.post,
                ROWS,
                (post, count) -> compute(post, count, ticks, results.get(), sink));
    }

    private void compute(int post, int count, int ticks, LagResult result, LagResult.Sink sink) {
        int pre = panels.connection().synapses.pre;
        int lags = (panels.connection().taps.count() + WIDTH - 1) / WIDTH * WIDTH;
        Room room = rooms.get();
        int floats = pre * ROWS * lags;
        room.sums = room.sums.length < floats ? new float[floats] : room.sums;
        Arrays.fill(room.sums, 0, floats, 0);
        for (int group = 0; group < delta.groups.length; group++) {
            for (int lane = 0; lane < GROUP; lane += SAMPLES) {
                load(room.d, post, count, group, lane, ticks);
                for (int j = 0; j < pre; j++) {
                    int from = events.begin(group, j, lane);
                    int to = events.begin(group, j, lane + SAMPLES);
                    if (from < to) {
                        source(room, post, count, group, lane, j, lags, from, to);
                    }
                }
            }
        }
        for (int r = 0; r < count; r++) {
            row(room.sums, lags, post + r, r, result, sink);
        }
    }

    /** Puts the ticks of some samples side by side; behind them lie zeros. */
    private void load(float[] d, int post, int count, int group, int lane, int ticks) {
        float[] from = delta.groups[group];
        for (int r = 0; r < count; r++) {
            int at = delta.at(post + r, 0) + lane;
            int to = r * SAMPLES * stretch;
            for (int t = 0; t < ticks; t++) {
                int p = at + t * GROUP;
                for (int n = 0; n < SAMPLES; n++) {
                    d[to + n * stretch + t] = from[p + n];
                }
            }
            for (int n = 0; n < SAMPLES; n++) {
                Arrays.fill(d, to + n * stretch + ticks, to + (n + 1) * stretch, 0);
            }
        }
    }

    private void source(Room room, int post, int count, int group, int lane, int source, int lags, int from, int to) {
        Connection connection = panels.connection();
        int pre = connection.synapses.pre;
        int row = SAMPLES * stretch;
        int[] q = new int[ROWS];
        for (int r = 0; r < ROWS; r++) {
            // Rows that are not there do what the last one does, and are not looked at.
            int own = Math.min(r, count - 1);
            q[r] = own * row - lane * stretch + connection.lag[(post + own) * pre + source] / GROUP;
        }
        int[] place = events.places(group);
        int at = source * ROWS * lags;
        for (int k = 0; k < lags; k += WIDTH) {
            if (onlySpikes) {
                spikes(room.sums, at + k, lags, room.d, q, k, place, from, to);
            } else {
                numbers(room.sums, at + k, lags, room.d, q, k, place, events.values(group), from, to);
            }
        }
    }

    private static void spikes(float[] c, int at, int lags, float[] d, int[] q, int k, int[] place, int from, int to) {
        int q0 = q[0] + k;
        int q1 = q[1] + k;
        int q2 = q[2] + k;
        int q3 = q[3] + k;
        int q4 = q[4] + k;
        int q5 = q[5] + k;
        int q6 = q[6] + k;
        int q7 = q[7] + k;
        FloatVector c0 = FloatVector.fromArray(SPECIES, c, at);
        FloatVector c1 = FloatVector.fromArray(SPECIES, c, at + lags);
        FloatVector c2 = FloatVector.fromArray(SPECIES, c, at + 2 * lags);
        FloatVector c3 = FloatVector.fromArray(SPECIES, c, at + 3 * lags);
        FloatVector c4 = FloatVector.fromArray(SPECIES, c, at + 4 * lags);
        FloatVector c5 = FloatVector.fromArray(SPECIES, c, at + 5 * lags);
        FloatVector c6 = FloatVector.fromArray(SPECIES, c, at + 6 * lags);
        FloatVector c7 = FloatVector.fromArray(SPECIES, c, at + 7 * lags);
        for (int e = from; e < to; e++) {
            int p = place[e] / GROUP;
            c0 = c0.add(FloatVector.fromArray(SPECIES, d, p + q0));
            c1 = c1.add(FloatVector.fromArray(SPECIES, d, p + q1));
            c2 = c2.add(FloatVector.fromArray(SPECIES, d, p + q2));
            c3 = c3.add(FloatVector.fromArray(SPECIES, d, p + q3));
            c4 = c4.add(FloatVector.fromArray(SPECIES, d, p + q4));
            c5 = c5.add(FloatVector.fromArray(SPECIES, d, p + q5));
            c6 = c6.add(FloatVector.fromArray(SPECIES, d, p + q6));
            c7 = c7.add(FloatVector.fromArray(SPECIES, d, p + q7));
        }
        c0.intoArray(c, at);
        c1.intoArray(c, at + lags);
        c2.intoArray(c, at + 2 * lags);
        c3.intoArray(c, at + 3 * lags);
        c4.intoArray(c, at + 4 * lags);
        c5.intoArray(c, at + 5 * lags);
        c6.intoArray(c, at + 6 * lags);
        c7.intoArray(c, at + 7 * lags);
    }

    private static void numbers(
            float[] c, int at, int lags, float[] d, int[] q, int k, int[] place, float[] value, int from, int to) {
        int q0 = q[0] + k;
        int q1 = q[1] + k;
        int q2 = q[2] + k;
        int q3 = q[3] + k;
        int q4 = q[4] + k;
        int q5 = q[5] + k;
        int q6 = q[6] + k;
        int q7 = q[7] + k;
        FloatVector c0 = FloatVector.fromArray(SPECIES, c, at);
        FloatVector c1 = FloatVector.fromArray(SPECIES, c, at + lags);
        FloatVector c2 = FloatVector.fromArray(SPECIES, c, at + 2 * lags);
        FloatVector c3 = FloatVector.fromArray(SPECIES, c, at + 3 * lags);
        FloatVector c4 = FloatVector.fromArray(SPECIES, c, at + 4 * lags);
        FloatVector c5 = FloatVector.fromArray(SPECIES, c, at + 5 * lags);
        FloatVector c6 = FloatVector.fromArray(SPECIES, c, at + 6 * lags);
        FloatVector c7 = FloatVector.fromArray(SPECIES, c, at + 7 * lags);
        for (int e = from; e < to; e++) {
            int p = place[e] / GROUP;
            FloatVector s = FloatVector.broadcast(SPECIES, value[e]);
            c0 = s.fma(FloatVector.fromArray(SPECIES, d, p + q0), c0);
            c1 = s.fma(FloatVector.fromArray(SPECIES, d, p + q1), c1);
            c2 = s.fma(FloatVector.fromArray(SPECIES, d, p + q2), c2);
            c3 = s.fma(FloatVector.fromArray(SPECIES, d, p + q3), c3);
            c4 = s.fma(FloatVector.fromArray(SPECIES, d, p + q4), c4);
            c5 = s.fma(FloatVector.fromArray(SPECIES, d, p + q5), c5);
            c6 = s.fma(FloatVector.fromArray(SPECIES, d, p + q6), c6);
            c7 = s.fma(FloatVector.fromArray(SPECIES, d, p + q7), c7);
        }
        c0.intoArray(c, at);
        c1.intoArray(c, at + lags);
        c2.intoArray(c, at + 2 * lags);
        c3.intoArray(c, at + 3 * lags);
        c4.intoArray(c, at + 4 * lags);
        c5.intoArray(c, at + 5 * lags);
        c6.intoArray(c, at + 6 * lags);
        c7.intoArray(c, at + 7 * lags);
    }

    /** Hands on the sums of the synapses of a neuron. */
    private void row(float[] c, int lags, int post, int r, LagResult result, LagResult.Sink sink) {
        int pre = panels.connection().synapses.pre;
        for (int j = 0; j < pre; j += PanelSums.SOURCES) {
            int count = Math.min(PanelSums.SOURCES, pre - j);
            for (int tap : result.taps()) {
                float[] sums = result.of(tap);
                for (int n = 0; n < count; n++) {
                    sums[n] = c[((j + n) * ROWS + r) * lags + tap];
                }
            }
            sink.take(result, post * pre + j, count);
        }
    }
}
