package org.ranvier.plugins.backend.simd;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ranvier.api.model.SynapseList;

/**
 * Σ s_j[t] · δ_i[t + lag] over ticks and samples, for every synapse of a projection and some lags of its kernel. All gradients of a projection are
 * combinations of these.
 *
 * <p>Threads share out postsynaptic neurons. Groups are added in order, so the sums do not depend on threads.
 */
final class LagSums {

    /** Presynaptic neurons whose signals stay in the first-level cache while postsynaptic ones go by. */
    private static final int PRE_BLOCK = 2;

    private final Wire wire;
    private final Connection connection;
    private final int[] taps;
    private final boolean difference;
    private final SlopeKernel slope;
    private final ThreadLocal<LagResult> results;
    private boolean spikesOnly;

    /**
     * Makes room.
     *
     * @param rows how many postsynaptic neurons are computed at once, at most
     * @param taps the taps of the kernel whose lags are wanted, ascending
     * @param difference whether only the second sum minus the first is wanted
     */
    LagSums(Wire wire, int rows, int[] taps, boolean difference) {
        this.wire = wire;
        this.connection = wire.connection;
        this.taps = taps;
        this.difference = difference;
        this.slope = difference ? new SlopeKernel(wire, taps[0], rows) : null;
        int most = most(connection.synapses.byPost, rows);
        this.results = ThreadLocal.withInitial(() -> new LagResult(taps, difference, most));
    }

    /** The most synapses that so many postsynaptic neurons next to each other have. */
    private int most(Synapses.Rows byPost, int rows) {
        int most = 0;
        for (int i = 0; i < connection.synapses.post; i += rows) {
            most = Math.max(most, byPost.end(Math.min(i + rows, connection.synapses.post) - 1) - byPost.begin(i));
        }
        return most;
    }

    boolean fits(int[] wanted, boolean asDifference) {
        return Arrays.equals(wanted, taps) && asDifference == difference;
    }

    /** Looks at the source, before any row is computed. */
    void start(Parallel parallel) {
        spikesOnly = wire.from.active.spikes.all();
        if (difference) {
            slope.start(parallel);
        } else if (IntStream.range(0, wire.delta.groups.length).anyMatch(this::few)) {
            wire.from.events.collect(parallel);
        }
    }

    /**
     * Computes the sums of some postsynaptic neurons.
     *
     * @return the sums of their synapses, in their order
     */
    LagResult compute(int post, int end, int ticks) {
        LagResult result = results.get();
        float[][] own = result.all();
        if (difference) {
            slope.compute(post, end, own[0]);
            return result;
        }
        Synapses.Rows rows = connection.synapses.byPost;
        for (float[] sum : own) {
            Arrays.fill(sum, 0);
        }
        float[] lanes = new float[2 * Lanes.GROUP];
        for (int group = 0; group < wire.delta.groups.length; group++) {
            if (connection.synapses.list instanceof SynapseList.Dense(int pre, int posts)) {
                boolean list = few(group);
                for (int j = 0; j < pre; j += PRE_BLOCK) {
                    int last = Math.min(j + PRE_BLOCK, pre);
                    for (int i = post; i < end; i++) {
                        row(group, i * pre + j, i * pre + last, i, ticks, list, lanes, own, post * pre);
                    }
                }
            } else {
                boolean list = few(group);
                for (int i = post; i < end; i++) {
                    row(group, rows.begin(i), rows.end(i), i, ticks, list, lanes, own, rows.begin(post));
                }
            }
        }
        return result;
    }

    /** Whether it is only events that are gone through. */
    private boolean few(int group) {
        return wire.from.active.share(group) < Events.FEW;
    }

    private void row(int group, int from, int to, int post, int ticks, boolean list, float[] lanes, float[][] own, int base) {
        Signal source = wire.from.output;
        ActiveTicks active = wire.from.active;
        Events events = wire.from.events;
        short[] spikes = spikesOnly ? active.spikes.groups[group] : null;
        float[] x = source.groups[group];
        float[] d = wire.delta.groups[group];
        int whole = (ticks + 3) & ~3;
        int row = wire.delta.at(post, 0);
        for (int s = from; s < to; s++) {
            int pre = connection.synapses.preOf[s];
            if (active.begin(pre) == active.end(group, pre)) {
                continue;
            }
            int first = list ? events.begin(pre, group) : 0;
            int last = list ? events.begin(pre, group + 1) : 0;
            int at = source.unfolded(pre, 0);
            int lag = connection.lag[s];
            for (int n = 0; n < taps.length; n++) {
                int q = row + lag + taps[n] * Lanes.GROUP;
                boolean pair = n + 1 < taps.length && taps[n + 1] == taps[n] + 1;
                if (pair && list) {
                    ActiveCorrelationKernel.pair(events.values, events.tick, first, last, d, q, lanes);
                } else if (pair && spikes != null) {
                    SpikeCorrelation.pair(spikes, Spikes.at(at), d, q, whole, lanes);
                } else if (pair) {
                    CorrelationKernel.pair(x, at, d, q, whole, lanes);
                } else if (list) {
                    ActiveCorrelationKernel.single(events.values, events.tick, first, last, d, q, lanes);
                } else if (spikes != null) {
                    SpikeCorrelation.single(spikes, Spikes.at(at), d, q, whole, lanes);
                } else {
                    CorrelationKernel.single(x, at, d, q, whole, lanes);
                }
                own[n][s - base] += Lanes.sum(lanes, 0);
                if (pair) {
                    n++;
                    own[n][s - base] += Lanes.sum(lanes, Lanes.GROUP);
                }
            }
        }
    }
}
