package org.ranvier.plugins.backend.simd.gradients;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ranvier.api.model.SynapseList;
import org.ranvier.plugins.backend.simd.kernels.Correlation;
import org.ranvier.plugins.backend.simd.kernels.LagResult;
import org.ranvier.plugins.backend.simd.kernels.SlopeKernel;
import org.ranvier.plugins.backend.simd.lanes.ActiveTicks;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.plugins.backend.simd.lanes.SourceSignals;
import org.ranvier.plugins.backend.simd.plan.Connection;
import org.ranvier.plugins.backend.simd.plan.Synapses;
import org.ranvier.support.Parallel;

/**
 * Σ s_j[t] · δ_i[t + lag] over ticks and samples, for every synapse of a projection and some lags of its kernel. All
 * gradients of a projection are combinations of these.
 *
 * <p>Threads share out postsynaptic neurons. Groups are added in order, so the sums do not depend on threads.
 */
final class LagSums {

    /** Presynaptic neurons whose signals stay in the first-level cache while postsynaptic ones go by. */
    private static final int PRE_BLOCK = 2;

    private final Connection connection;
    private final SourceSignals from;
    private final Signal delta;
    private final int[] taps;
    private final boolean difference;
    private final SlopeKernel slope;
    private final ThreadLocal<LagResult> results;
    /** The way in which the source is read, by group. */
    private Correlation[] sources;

    /**
     * Makes room.
     *
     * @param ticks how many a sample has
     * @param rows how many postsynaptic neurons are computed at once, at most
     * @param taps the taps of the kernel whose lags are wanted, ascending
     * @param difference whether only the second sum minus the first is wanted
     */
    LagSums(
            Connection connection,
            SourceSignals from,
            Signal delta,
            int ticks,
            int rows,
            int[] taps,
            boolean difference) {
        this.connection = connection;
        this.from = from;
        this.delta = delta;
        this.taps = taps;
        this.difference = difference;
        this.slope = difference ? new SlopeKernel(connection, from.events, delta, ticks, taps[0], rows) : null;
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
    void start(int ticks, Parallel parallel) {
        if (difference) {
            slope.start(parallel);
            return;
        }
        sources = IntStream.range(0, delta.groups.length)
                .mapToObj(g -> Correlation.of(from, g, ticks))
                .toArray(Correlation[]::new);
        if (Stream.of(sources).anyMatch(Correlation.OfEvents.class::isInstance)) {
            from.events.collect(parallel);
        }
    }

    /**
     * Computes the sums of some postsynaptic neurons.
     *
     * @return the sums of their synapses, in their order
     */
    LagResult compute(int post, int end) {
        LagResult result = results.get();
        float[][] own = result.all();
        if (difference) {
            slope.compute(post, end, own[0]);
            return result;
        }
        Synapses.Rows rows = connection.synapses.byPost;
        int base = rows.begin(post);
        for (float[] sum : own) {
            Arrays.fill(sum, 0);
        }
        float[] lanes = new float[2 * Lanes.GROUP];
        for (int group = 0; group < delta.groups.length; group++) {
            Correlation source = sources[group];
            if (connection.synapses.list instanceof SynapseList.Dense(int pre, int posts)) {
                for (int j = 0; j < pre; j += PRE_BLOCK) {
                    int last = Math.min(j + PRE_BLOCK, pre);
                    for (int i = post; i < end; i++) {
                        row(source, group, i * pre + j, i * pre + last, i, lanes, own, base);
                    }
                }
            } else {
                for (int i = post; i < end; i++) {
                    row(source, group, rows.begin(i), rows.end(i), i, lanes, own, base);
                }
            }
        }
        return result;
    }

    private void row(
            Correlation source, int group, int first, int end, int post, float[] lanes, float[][] own, int base) {
        ActiveTicks active = from.active;
        float[] d = delta.groups[group];
        int row = delta.at(post, 0);
        for (int s = first; s < end; s++) {
            int pre = connection.synapses.preOf[s];
            if (active.begin(pre) == active.end(group, pre)) {
                continue;
            }
            for (int n = 0; n < taps.length; n++) {
                int q = row + connection.lag[s] + taps[n] * Lanes.GROUP;
                if (n + 1 < taps.length && taps[n + 1] == taps[n] + 1) {
                    source.pair(pre, d, q, lanes);
                    own[n++][s - base] += Lanes.sum(lanes, 0);
                    own[n][s - base] += Lanes.sum(lanes, Lanes.GROUP);
                } else {
                    source.single(pre, d, q, lanes);
                    own[n][s - base] += Lanes.sum(lanes, 0);
                }
            }
        }
    }
}
