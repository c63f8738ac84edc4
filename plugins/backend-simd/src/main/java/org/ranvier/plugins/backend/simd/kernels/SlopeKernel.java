package org.ranvier.plugins.backend.simd.kernels;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.GROUP;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.SPECIES;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.WIDTH;

import jdk.incubator.vector.FloatVector;
import org.ranvier.api.model.SynapseList;
import org.ranvier.plugins.backend.simd.lanes.Events;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.plugins.backend.simd.plan.Connection;
import org.ranvier.plugins.backend.simd.plan.Synapses;
import org.ranvier.support.Parallel;

/**
 * Σ_t s_j[t] · (δ_i[t + lag + 1] − δ_i[t + lag]) over active ticks, samples and groups: the delay gradient of kernels
 * whose derivative is the difference of two lags, where weights are not trained. The differences of a row are made once
 * for all its synapses; where every neuron has one synapse from every source, an event serves all rows of a block while
 * it is in the first-level cache.
 *
 * <p>Sums are kept in 16 lanes over all groups, then added up in the order of {@link Lanes#sum}.
 */
public final class SlopeKernel {

    /** Rows whose sums are made beside each other. */
    private static final int FOUR = 4;

    private final Events events;
    private final Signal delta;
    private final Connection connection;
    /** The first of the two taps. */
    private final int tap;
    /** Floats of a row's differences of one group. */
    private final int stretch;

    private final ThreadLocal<Scratch> scratch;
    /** The position of each event in the differences of a row: 16 · (tick + tap), moved to its group's stretch. */
    private int[] at = {};

    /** The working storage of a thread. */
    private record Scratch(float[] slopes, float[] lanes) {}

    /**
     * Prepares.
     *
     * @param ticks how many a sample has
     * @param tap the first of the two taps
     * @param rows how many rows are computed at once, at most
     */
    public SlopeKernel(Connection connection, Events events, Signal delta, int ticks, int tap, int rows) {
        this.connection = connection;
        this.events = events;
        this.delta = delta;
        this.tap = tap;
        this.stretch = (ticks + connection.reach) * GROUP;
        this.scratch = ThreadLocal.withInitial(
                () -> new Scratch(new float[rows * delta.groups.length * stretch], new float[GROUP]));
    }

    /** Looks at the source, before any row is computed. */
    public void start(Parallel parallel) {
        events.collect(parallel);
        if (at.length < events.size()) {
            at = new int[events.tick.length];
        }
        for (int j = 0; j < connection.synapses.pre; j++) {
            for (int g = 0; g < delta.groups.length; g++) {
                for (int e = events.begin(j, g); e < events.begin(j, g + 1); e++) {
                    at[e] = events.tick[e] + g * stretch + tap * GROUP;
                }
            }
        }
    }

    /**
     * Computes the sums of the synapses of some rows.
     *
     * @param sums receives them, those of the first row from 0 on
     */
    public void compute(int post, int end, float[] sums) {
        Scratch own = scratch.get();
        for (int i = post; i < end; i++) {
            for (int g = 0; g < delta.groups.length; g++) {
                differences(
                        delta.groups[g], delta.at(i, 0), own.slopes, ((i - post) * delta.groups.length + g) * stretch);
            }
        }
        Synapses.Rows rows = connection.synapses.byPost;
        int first = rows.begin(post);
        if (connection.synapses.list instanceof SynapseList.Dense) {
            int pre = connection.synapses.pre;
            for (int j = 0; j < pre; j++) {
                source(j, first + j, pre, end - post, own, sums, j);
            }
        } else {
            for (int s = first; s < rows.end(end - 1); s++) {
                int row = connection.synapses.postOf[s] - post;
                source(connection.synapses.preOf[s], s, row, own, sums, s - first);
            }
        }
    }

    private void differences(float[] d, int from, float[] slopes, int to) {
        int floats = Math.min(stretch, d.length - from - GROUP);
        for (int p = 0; p < floats; p += WIDTH) {
            FloatVector.fromArray(SPECIES, d, from + p + GROUP)
                    .sub(FloatVector.fromArray(SPECIES, d, from + p))
                    .intoArray(slopes, to + p);
        }
    }

    /** One synapse of a source to each of some rows. */
    private void source(int pre, int synapse, int step, int count, Scratch own, float[] sums, int to) {
        int[] lag = connection.lag;
        int begin = events.begin(pre, 0);
        int end = events.begin(pre, delta.groups.length);
        int perRow = delta.groups.length * stretch;
        if (begin == end) {
            for (int r = 0; r < count; r++) {
                sums[to + r * step] = 0;
            }
            return;
        }
        int r = 0;
        if (WIDTH == GROUP) {
            for (; r + FOUR <= count; r += FOUR) {
                four(begin, end, own.slopes, r * perRow, perRow, synapse + r * step, step, sums, to + r * step);
            }
        }
        for (; r < count; r++) {
            sums[to + r * step] = sum(begin, end, own, r * perRow + lag[synapse + r * step]);
        }
    }

    /** Four rows at once: an event is loaded once for all, and their sums are added up beside each other. */
    private void four(
            int begin, int end, float[] slopes, int row, int perRow, int synapse, int step, float[] sums, int to) {
        int[] lag = connection.lag;
        int p0 = row + lag[synapse];
        int p1 = row + perRow + lag[synapse + step];
        int p2 = row + 2 * perRow + lag[synapse + 2 * step];
        int p3 = row + 3 * perRow + lag[synapse + 3 * step];
        float[] values = events.values;
        int[] place = at;
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = sum0;
        FloatVector sum2 = sum0;
        FloatVector sum3 = sum0;
        for (int e = begin; e < end; e++) {
            FloatVector value = FloatVector.fromArray(SPECIES, values, e * GROUP);
            int p = place[e];
            sum0 = value.fma(FloatVector.fromArray(SPECIES, slopes, p + p0), sum0);
            sum1 = value.fma(FloatVector.fromArray(SPECIES, slopes, p + p1), sum1);
            sum2 = value.fma(FloatVector.fromArray(SPECIES, slopes, p + p2), sum2);
            sum3 = value.fma(FloatVector.fromArray(SPECIES, slopes, p + p3), sum3);
        }
        sums[to] = Lanes.sum(sum0);
        sums[to + step] = Lanes.sum(sum1);
        sums[to + 2 * step] = Lanes.sum(sum2);
        sums[to + 3 * step] = Lanes.sum(sum3);
    }

    private void source(int pre, int synapse, int row, Scratch own, float[] sums, int to) {
        int begin = events.begin(pre, 0);
        int end = events.begin(pre, delta.groups.length);
        sums[to] = sum(begin, end, own, row * delta.groups.length * stretch + connection.lag[synapse]);
    }

    private float sum(int begin, int end, Scratch own, int lag) {
        if (WIDTH == GROUP) {
            return Lanes.sum(sum(begin, end, own.slopes, lag, 0));
        }
        for (int lane = 0; lane < GROUP; lane += WIDTH) {
            sum(begin, end, own.slopes, lag, lane).intoArray(own.lanes, lane);
        }
        return Lanes.sum(own.lanes, 0);
    }

    /** One vector of lanes. */
    private FloatVector sum(int begin, int end, float[] slopes, int lag, int lane) {
        float[] values = events.values;
        int[] place = at;
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int e = begin; e < end; e++) {
            sum = FloatVector.fromArray(SPECIES, values, e * GROUP + lane)
                    .fma(FloatVector.fromArray(SPECIES, slopes, place[e] + lag + lane), sum);
        }
        return sum;
    }
}
