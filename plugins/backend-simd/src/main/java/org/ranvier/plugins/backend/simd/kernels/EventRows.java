package org.ranvier.plugins.backend.simd.kernels;

import static org.ranvier.plugins.backend.simd.lanes.Events.LANES;
import static org.ranvier.plugins.backend.simd.lanes.Events.PARTS;
import static org.ranvier.plugins.backend.simd.lanes.Events.SHIFT;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.ALIGNED;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.ranvier.plugins.backend.simd.kernels.EventLists.Run;
import org.ranvier.plugins.backend.simd.lanes.Events;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.plugins.backend.simd.plan.Connection;
import org.ranvier.plugins.backend.simd.plan.Synapses;
import org.ranvier.plugins.backend.simd.plan.WeightedSources;

/**
 * Σ_t s_j[t] · δ_i[t + lag] of all synapses of one postsynaptic neuron, or of four between which and the source there
 * is a synapse each. One part of a group at a time, the rows of δ lie beside each other in the first-level cache while
 * sources go by; the sums of some sources stay in the second-level cache while groups go by. A thread's own.
 */
public final class EventRows {

    /** Rows that are computed together. */
    public static final int FOUR = 4;

    /** Synapses of a row whose sums are kept at once. */
    private static final int SYNAPSES = 128;

    private final Connection connection;
    private final EventLists lists;
    private final Signal delta;
    private final boolean difference;
    /** Ticks of a row. */
    private final int length;
    /** Floats of a row's part. */
    private final int stretch;
    /** δ of some groups, [group][part][row][tick][{@link Events#LANES}]. */
    private final float[] d;

    private final WeightedSources weighted;

    private final Run run = new Run();
    /** [synapse][row][lag][16]. */
    private final float[] sums = new float[ALIGNED + SYNAPSES * FOUR * 2 * Lanes.GROUP];

    /**
     * Makes room.
     *
     * @param weighted the synapses to be looked at, where many need not be
     * @param ticks the number of ticks in a sample
     * @param difference whether δ_i[t + lag + 1] − δ_i[t + lag] takes the place of δ_i[t + lag]
     */
    public EventRows(
            Connection connection,
            WeightedSources weighted,
            EventLists lists,
            Signal delta,
            int ticks,
            boolean difference) {
        this.weighted = weighted;
        this.connection = connection;
        this.lists = lists;
        this.delta = delta;
        this.difference = difference;
        this.length = length(connection, ticks);
        this.stretch = length * LANES;
        this.d = new float[ALIGNED + lists.together * lists.stretch];
    }

    /** Returns the events of the source of a projection as rows take them. */
    public static EventLists lists(Connection connection, Events events, Signal delta, int ticks) {
        return new EventLists(
                events, connection.synapses.pre, delta.groups.length, PARTS * FOUR * length(connection, ticks) * LANES);
    }

    private static int length(Connection connection, int ticks) {
        return connection.lags.lead() + ticks + connection.reach + 1;
    }

    /**
     * Computes the sums of four rows that are connected to all sources.
     *
     * @param tap the lag beyond the first of each synapse
     * @param first receives the sums, those of synapse s at s − {@code base}
     * @param second receives those of the next lag, or is null
     */
    public void four(int post, int tap, float[] first, float[] second, int base) {
        int pre = connection.synapses.pre;
        int lags = second == null ? 1 : 2;
        if (lags == 1 && lists.few()) {
            few(post, tap, first, post * pre - base);
            return;
        }
        for (int j = 0; j < pre; j += SYNAPSES) {
            int count = Math.min(SYNAPSES, pre - j);
            Arrays.fill(sums, 0, sumAt(count * FOUR * lags), 0);
            for (int chunk = 0; chunk < lists.chunks(); chunk++) {
                load(chunk, post, FOUR);
                for (int n = 0; n < count; n++) {
                    four(chunk, j + n, post * pre + j + n, tap, sumAt(n * FOUR * lags), lags == 2);
                }
            }
            for (int r = 0; r < FOUR; r++) {
                fold(count, FOUR * lags, r * lags, first, (post + r) * pre + j - base);
                if (second != null) {
                    fold(count, FOUR * lags, r * lags + 1, second, (post + r) * pre + j - base);
                }
            }
        }
    }

    /** Four rows of short samples. */
    private void few(int post, int tap, float[] sums, int at) {
        int pre = connection.synapses.pre;
        load(0, post, FOUR);
        if (weighted.suit()) {
            for (int r = 0; r < FOUR; r++) {
                fewOf(post + r, r * stretch, tap, sums, at + r * pre);
            }
            return;
        }
        for (int j = 0; j < pre; j++) {
            int s = post * pre + j;
            FewEventSums.four(
                    lists.ticks(),
                    j,
                    d,
                    FOUR * stretch,
                    lag(s, tap),
                    stretch + lag(s + pre, tap),
                    2 * stretch + lag(s + 2 * pre, tap),
                    3 * stretch + lag(s + 3 * pre, tap),
                    sums,
                    at + j,
                    pre);
        }
    }

    /** A row of short samples, many of whose synapses have weight 0; their sums are given as 0. */
    private void fewOf(int post, int row, int tap, float[] to, int at) {
        int pre = connection.synapses.pre;
        Arrays.fill(to, at, at + pre, 0);
        int[] sources = weighted.sources();
        for (int first = weighted.begin(post); first < weighted.begin(post + 1); first += SYNAPSES) {
            int count = Math.min(SYNAPSES, weighted.begin(post + 1) - first);
            for (int n = 0; n < count; n++) {
                int q = row + lag(post * pre + sources[first + n], tap);
                for (int k = 0; k < PARTS; k++) {
                    FewEventSums.part(
                            lists.ticks(),
                            sources[first + n],
                            k,
                            d,
                            q + k * FOUR * stretch,
                            sums,
                            sumAt(n) + k * LANES);
                }
            }
            for (int n = 0; n < count; n++) {
                to[at + sources[first + n]] = Lanes.sum(sums, sumAt(n));
            }
        }
    }

    private void four(int chunk, int neuron, int synapse, int tap, int at, boolean pair) {
        int pre = connection.synapses.pre;
        int q0 = lag(synapse, tap);
        int q1 = stretch + lag(synapse + pre, tap);
        int q2 = 2 * stretch + lag(synapse + 2 * pre, tap);
        int q3 = 3 * stretch + lag(synapse + 3 * pre, tap);
        for (int part = 0; part < PARTS; part++) {
            int to = at + part * LANES;
            for (int list = 0; list < lists.lists(chunk); list++) {
                lists.find(chunk, list, neuron, part, run);
                int p = list * lists.stretch + part * FOUR * stretch;
                if (run.begin == run.end) {
                    continue;
                }
                if (pair) {
                    EventSums.fourPairs(run, d, p + q0, p + q1, p + q2, p + q3, sums, to);
                } else {
                    EventSums.four(run, d, p + q0, p + q1, p + q2, p + q3, sums, to);
                }
            }
        }
    }

    /** Computes the sums of the synapses of one row; see {@link #four}. */
    public void one(int post, int tap, float[] first, float[] second, int base) {
        Synapses.Rows rows = connection.synapses.byPost;
        int lags = second == null ? 1 : 2;
        for (int s = rows.begin(post); s < rows.end(post); s += SYNAPSES) {
            int count = Math.min(SYNAPSES, rows.end(post) - s);
            Arrays.fill(sums, 0, sumAt(count * lags), 0);
            for (int chunk = 0; chunk < lists.chunks(); chunk++) {
                load(chunk, post, 1);
                for (int n = 0; n < count; n++) {
                    one(chunk, s + n, tap, sumAt(n * lags), lags == 2);
                }
            }
            fold(count, lags, 0, first, s - base);
            if (second != null) {
                fold(count, lags, 1, second, s - base);
            }
        }
    }

    private void one(int chunk, int synapse, int tap, int at, boolean pair) {
        int neuron = connection.synapses.preOf[synapse];
        for (int part = 0; part < PARTS; part++) {
            int to = at + part * LANES;
            for (int list = 0; list < lists.lists(chunk); list++) {
                lists.find(chunk, list, neuron, part, run);
                int q = list * lists.stretch + part * FOUR * stretch + lag(synapse, tap);
                if (pair) {
                    EventSums.onePair(run, d, q, sums, to);
                } else {
                    EventSums.one(run, d, q, sums, to);
                }
            }
        }
    }

    /** Returns where the 16 samples of a sum are. */
    private static int sumAt(int n) {
        return ALIGNED + n * Lanes.GROUP;
    }

    /** Returns the index in a row at which an event at tick 0 finds δ. */
    private int lag(int synapse, int tap) {
        return ALIGNED + (connection.lag[synapse] >> SHIFT) + (connection.lags.lead() + tap) * LANES;
    }

    /** Puts rows of δ side by side. */
    private void load(int chunk, int post, int rows) {
        for (int g = lists.from(chunk); g < lists.to(chunk); g++) {
            load(g, (g - lists.from(chunk)) * lists.stretch, post, rows);
        }
    }

    private void load(int group, int base, int post, int rows) {
        float[] from = delta.groups[group];
        for (int r = 0; r < rows; r++) {
            int at = delta.at(post + r, -connection.lags.lead());
            // Behind the last neuron's last tick there are no more ticks than delays reach to.
            int whole = Math.min(length, (from.length - at) / Lanes.GROUP - (difference ? 1 : 0));
            for (int part = 0; part < PARTS; part++) {
                int to = ALIGNED + base + (part * FOUR + r) * stretch;
                int p = at + part * LANES;
                for (int t = 0; t < whole; t++, p += Lanes.GROUP, to += LANES) {
                    FloatVector value = FloatVector.fromArray(SPECIES, from, p);
                    (difference
                                    ? FloatVector.fromArray(SPECIES, from, p + Lanes.GROUP)
                                            .sub(value)
                                    : value)
                            .intoArray(d, to);
                }
            }
        }
    }

    /**
     * Adds up the samples of some synapses.
     *
     * @param step the number of sums of a synapse
     * @param index the index of the wanted one among these
     */
    private void fold(int count, int step, int index, float[] to, int at) {
        for (int n = 0; n < count; n++) {
            to[at + n] = Lanes.sum(sums, sumAt(n * step + index));
        }
    }
}
