package org.ranvier.plugins.backend.simd.gradients;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ranvier.api.model.SynapseList;
import org.ranvier.plugins.backend.simd.kernels.EventLists;
import org.ranvier.plugins.backend.simd.kernels.EventRows;
import org.ranvier.plugins.backend.simd.kernels.LagResult;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.plugins.backend.simd.lanes.SourceSignals;
import org.ranvier.plugins.backend.simd.plan.Connection;
import org.ranvier.plugins.backend.simd.plan.WeightedSources;

/**
 * Σ s_j[t] · δ_i[t + lag] over ticks and samples, for every synapse of a projection and some lags of its kernel. All
 * gradients of a projection are combinations of these.
 *
 * <p>Each sum is kept by sample of a group, over the groups and ticks in their order, and the 16 samples are added up
 * last, in the order of {@link org.ranvier.plugins.backend.simd.lanes.Lanes#sum}. Threads share out postsynaptic
 * neurons, so the sums do not depend on threads, nor on the width of vectors.
 */
final class LagSums {

    private final Connection connection;
    private final int[] taps;
    private final boolean difference;
    private final List<Lags> lags;
    private final EventLists events;
    private final WeightedSources weighted;
    private final ThreadLocal<Room> rooms;

    /**
     * Lags that are computed together.
     *
     * @param tap the index of the first among the wanted taps
     * @param pair whether the next tap is its neighbour and is computed with it
     */
    private record Lags(int tap, boolean pair) {}

    /** What a thread needs. */
    private record Room(LagResult result, EventRows rows) {}

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
        this.taps = taps;
        this.difference = difference;
        this.lags = difference ? List.of(new Lags(0, false)) : together(taps);
        this.events = EventRows.lists(connection, from.events, delta, ticks);
        this.weighted = new WeightedSources(connection);
        int most = connection.synapses.byPost.most(rows);
        this.rooms = ThreadLocal.withInitial(() -> new Room(
                new LagResult(taps, difference, most),
                new EventRows(connection, weighted, events, delta, ticks, difference)));
    }

    private static List<Lags> together(int[] taps) {
        List<Lags> lags = new ArrayList<>();
        for (int n = 0; n < taps.length; n++) {
            boolean pair = n + 1 < taps.length && taps[n + 1] == taps[n] + 1;
            lags.add(new Lags(n, pair));
            n += pair ? 1 : 0;
        }
        return lags;
    }

    boolean fits(int[] wanted, boolean asDifference) {
        return Arrays.equals(wanted, taps) && asDifference == difference;
    }

    /** Looks at the source, before any row is computed. */
    void start() {
        events.start();
        // Before threads ask for it.
        weighted.suit();
    }

    /**
     * Computes the sums of some postsynaptic neurons.
     *
     * @return the sums of their synapses, in their order
     */
    LagResult compute(int post, int end) {
        Room room = rooms.get();
        float[][] sums = room.result.all();
        int base = connection.synapses.byPost.begin(post);
        boolean dense = connection.synapses.list instanceof SynapseList.Dense;
        for (Lags lag : lags) {
            float[] first = sums[lag.tap];
            float[] second = lag.pair ? sums[lag.tap + 1] : null;
            int i = post;
            for (; dense && i + EventRows.FOUR <= end; i += EventRows.FOUR) {
                room.rows.four(i, taps[lag.tap], first, second, base);
            }
            for (; i < end; i++) {
                room.rows.one(i, taps[lag.tap], first, second, base);
            }
        }
        return room.result;
    }
}
