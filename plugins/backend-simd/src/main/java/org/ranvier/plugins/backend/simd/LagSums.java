package org.ranvier.plugins.backend.simd;

import java.util.Arrays;

/**
 * Σ s_j[t] · δ_i[t + lag] over ticks and samples, for every synapse of a projection and some lags of its kernel. All gradients of a projection are
 * combinations of these.
 *
 * <p>Threads share out postsynaptic neurons. Groups are added in order, so the sums do not depend on threads.
 */
final class LagSums {

    /** Presynaptic neurons whose signals stay in the first-level cache while postsynaptic ones go by. */
    private static final int PRE_BLOCK = 2;

    /** Below this share of active ticks only those are gone through. */
    private static final double LIST_BELOW = 0.6;

    private final Wire wire;
    private final Connection connection;
    private final int[] taps;
    private final boolean difference;
    /** [n][synapse]: for tap taps[n]. Where a difference is wanted, one array. */
    private final float[][] sums;

    /**
     * Makes room.
     *
     * @param taps the taps of the kernel whose lags are wanted, ascending
     * @param difference whether only the second sum minus the first is wanted
     */
    LagSums(Wire wire, int[] taps, boolean difference) {
        this.wire = wire;
        this.connection = wire.connection;
        this.taps = taps;
        this.difference = difference;
        this.sums = new float[difference ? 1 : taps.length][Lanes.padded(connection.synapses.size)];
    }

    boolean fits(int[] wanted, boolean asDifference) {
        return Arrays.equals(wanted, taps) && asDifference == difference;
    }

    /** The sums of a tap. */
    float[] of(int tap) {
        return sums[Arrays.binarySearch(taps, tap)];
    }

    float[] differences() {
        return sums[0];
    }

    /** Computes the sums of some postsynaptic neurons. */
    void compute(int post, int end, int ticks) {
        Synapses synapses = connection.synapses;
        for (float[] sum : sums) {
            Arrays.fill(sum, synapses.byPost.begin(post), synapses.byPost.end(end - 1), 0);
        }
        float[] lanes = new float[2 * Lanes.GROUP];
        for (int group = 0; group < wire.delta.groups.length; group++) {
            boolean list = difference || wire.from.active.share(group) < LIST_BELOW;
            if (synapses.list instanceof org.ranvier.api.model.SynapseList.Dense) {
                for (int j = 0; j < synapses.pre; j += PRE_BLOCK) {
                    int last = Math.min(j + PRE_BLOCK, synapses.pre);
                    for (int i = post; i < end; i++) {
                        for (int s = i * synapses.pre + j; s < i * synapses.pre + last; s++) {
                            synapse(group, s, i, ticks, list, lanes);
                        }
                    }
                }
            } else {
                for (int i = post; i < end; i++) {
                    for (int s = synapses.byPost.begin(i); s < synapses.byPost.end(i); s++) {
                        synapse(group, s, i, ticks, list, lanes);
                    }
                }
            }
        }
    }

    private void synapse(int group, int s, int post, int ticks, boolean list, float[] lanes) {
        int pre = connection.synapses.preOf[s];
        ActiveTicks active = wire.from.active;
        int first = active.begin(pre);
        int last = active.end(group, pre);
        if (first == last) {
            return;
        }
        float[] x = wire.from.output.groups[group];
        float[] d = wire.delta.groups[group];
        int at = wire.from.output.at(pre, 0);
        int to = wire.delta.at(post, 0) + connection.lag[s];
        int[] ticksOf = active.list(group);
        if (difference) {
            ActiveCorrelationKernel.difference(x, at, d, to + taps[0] * Lanes.GROUP, ticksOf, first, last, lanes);
            sums[0][s] += Lanes.sum(lanes, 0);
            return;
        }
        int whole = (ticks + 3) & ~3;
        for (int n = 0; n < taps.length; n++) {
            int q = to + taps[n] * Lanes.GROUP;
            boolean pair = n + 1 < taps.length && taps[n + 1] == taps[n] + 1;
            if (pair && list) {
                ActiveCorrelationKernel.pair(x, at, d, q, ticksOf, first, last, lanes);
            } else if (pair) {
                CorrelationKernel.pair(x, at, d, q, whole, lanes);
            } else if (list) {
                ActiveCorrelationKernel.single(x, at, d, q, ticksOf, first, last, lanes);
            } else {
                CorrelationKernel.single(x, at, d, q, whole, lanes);
            }
            sums[n][s] += Lanes.sum(lanes, 0);
            if (pair) {
                n++;
                sums[n][s] += Lanes.sum(lanes, Lanes.GROUP);
            }
        }
    }
}
