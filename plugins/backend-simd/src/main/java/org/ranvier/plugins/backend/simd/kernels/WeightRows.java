package org.ranvier.plugins.backend.simd.kernels;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.ALIGNED;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.GROUP;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.SPECIES;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.WIDTH;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.plugins.backend.simd.lanes.SourceSignals;
import org.ranvier.plugins.backend.simd.lanes.TickSpikes;
import org.ranvier.plugins.backend.simd.plan.Connection;
import org.ranvier.support.Parallel;

/**
 * Arrivals and weight gradients of a projection whose synapses all have the same delay, or none: for each spike a row
 * of weights is added, or a row of δ, with postsynaptic neurons as lanes. Nothing is multiplied, and a spike costs as
 * much however silent the other samples of its group are.
 *
 * <p>Arrivals are those of {@link PushKernel}, to the bit. Gradients are summed over groups, ticks and samples, in this
 * order.
 */
public final class WeightRows {

    /** Postsynaptic neurons that are dealt with at once; four vectors of 16 floats. */
    private static final int BLOCK = 64;

    private static final int SPAN = 4 * WIDTH;

    /** Sources below which turning numbers over costs more than it saves. */
    private static final int FEW_SOURCES = 16;

    private final Connection connection;
    private final SourceSignals from;
    private final int ticks;
    /** Floats from the weights of one source to those of the next. */
    private final int stride;
    /** [pre][post]. */
    private float[] weights = {};
    /** The bias of each row, or 0. */
    private final float[] start;

    private int weightsOf = -1;
    private TickSpikes spikes;
    private boolean collected;

    private final ThreadLocal<float[]> turned = ThreadLocal.withInitial(() -> new float[ALIGNED + GROUP * BLOCK]);
    private final ThreadLocal<float[]> sums;

    /**
     * Prepares.
     *
     * @param ticks the number of ticks in a sample
     */
    public WeightRows(Connection connection, SourceSignals from, int ticks) {
        this.connection = connection;
        this.from = from;
        this.ticks = ticks;
        this.stride = (connection.synapses.post + BLOCK - 1) / BLOCK * BLOCK;
        this.start = new float[ALIGNED + stride];
        this.sums = ThreadLocal.withInitial(() -> new float[ALIGNED + connection.synapses.pre * BLOCK]);
    }

    /** Marks the spikes as outdated, because the source has changed. */
    public void outdate() {
        collected = false;
    }

    /** Whether this is the way to go, with delays and the source as they are now. */
    public boolean suit() {
        return connection.oneLag()
                && connection.synapses.pre >= FEW_SOURCES
                && connection.taps.shape() != null
                && connection.taps.shape().value()[connection.taps.inUse()[0]] == 1
                && connection.theLag() >= 0
                && from.events.onlySpikes();
    }

    /** Whether the gradients that are wanted are those of weights alone. */
    public boolean suit(int[] wanted) {
        return suit() && Arrays.equals(wanted, connection.taps.inUse());
    }

    /** Takes weights and spikes as they are. */
    public void start(float[] bias, Parallel parallel) {
        if (bias != null) {
            System.arraycopy(bias, 0, start, ALIGNED, connection.synapses.post);
        }
        if (weightsOf != connection.revision()) {
            weightsOf = connection.revision();
            turnWeights(parallel);
        }
        collect(parallel);
    }

    private void turnWeights(Parallel parallel) {
        int pre = connection.synapses.pre;
        int post = connection.synapses.post;
        if (weights.length == 0) {
            weights = new float[ALIGNED + pre * stride];
        }
        parallel.forBlocks(pre, GROUP, (first, count) -> {
            for (int i = 0; i < post; i++) {
                for (int j = first; j < first + count; j++) {
                    weights[ALIGNED + j * stride + i] = connection.weights[i * pre + j];
                }
            }
        });
    }

    private void collect(Parallel parallel) {
        if (spikes == null) {
            spikes = new TickSpikes(from.output, from.events, ticks);
        }
        if (!collected) {
            spikes.collect(parallel);
            collected = true;
        }
    }

    /** Computes the arrivals of some rows of a group. */
    public void arrive(Signal arrivals, int group, int first, int end) {
        int[] begins = spikes.begins(group);
        int[] neurons = spikes.neurons(group);
        float[] own = turned.get();
        float[] y = arrivals.groups[group];
        for (int row = first; row < end; row += BLOCK) {
            int count = Math.min(BLOCK, end - row);
            for (int t = 0; t < ticks; t++) {
                int source = t - connection.theLag();
                for (int lane = 0; lane < GROUP; lane++) {
                    int n = source < 0 ? 0 : begins[source * GROUP + lane];
                    int last = source < 0 ? 0 : begins[source * GROUP + lane + 1];
                    for (int span = 0; span < count; span += SPAN) {
                        add(neurons, n, last, row + span, own, ALIGNED + lane * BLOCK + span);
                    }
                }
                for (int r = 0; r < count; r++) {
                    int at = arrivals.at(row + r, t);
                    for (int lane = 0; lane < GROUP; lane++) {
                        y[at + lane] = own[ALIGNED + lane * BLOCK + r];
                    }
                }
            }
        }
    }

    /** Adds up the weights of some sources to four vectors of rows. */
    private void add(int[] neurons, int from, int to, int row, float[] sums, int at) {
        int first = ALIGNED + row;
        FloatVector y0 = FloatVector.fromArray(SPECIES, start, first);
        FloatVector y1 = FloatVector.fromArray(SPECIES, start, first + WIDTH);
        FloatVector y2 = FloatVector.fromArray(SPECIES, start, first + 2 * WIDTH);
        FloatVector y3 = FloatVector.fromArray(SPECIES, start, first + 3 * WIDTH);
        for (int n = from; n < to; n++) {
            int p = neurons[n] * stride + first;
            y0 = y0.add(FloatVector.fromArray(SPECIES, weights, p));
            y1 = y1.add(FloatVector.fromArray(SPECIES, weights, p + WIDTH));
            y2 = y2.add(FloatVector.fromArray(SPECIES, weights, p + 2 * WIDTH));
            y3 = y3.add(FloatVector.fromArray(SPECIES, weights, p + 3 * WIDTH));
        }
        y0.intoArray(sums, at);
        y1.intoArray(sums, at + WIDTH);
        y2.intoArray(sums, at + 2 * WIDTH);
        y3.intoArray(sums, at + 3 * WIDTH);
    }

    /**
     * Computes Σ s_j[t] δ_i[t + lag] for all synapses, block by block of rows.
     *
     * @param results a thread's room for {@link #most} synapses
     */
    public void gradients(Signal delta, ThreadLocal<LagResult> results, LagResult.Sink sink, Parallel parallel) {
        collect(parallel);
        int pre = connection.synapses.pre;
        parallel.forBlocks(connection.synapses.post, BLOCK, (row, count) -> {
            float[] own = sums.get();
            Arrays.fill(own, 0);
            for (int g = 0; g < delta.groups.length; g++) {
                addDelta(delta, g, row, count, own);
            }
            LagResult result = results.get();
            float[] sum = result.all()[0];
            for (int r = 0; r < count; r++) {
                for (int j = 0; j < pre; j++) {
                    sum[r * pre + j] = own[ALIGNED + j * BLOCK + r];
                }
            }
            sink.take(result, row * pre, count * pre);
        });
    }

    /** Returns the most synapses that {@link #gradients} deals with at once. */
    public int most() {
        return Math.min(BLOCK, connection.synapses.post) * connection.synapses.pre;
    }

    private void addDelta(Signal delta, int group, int row, int count, float[] sums) {
        int[] begins = spikes.begins(group);
        int[] neurons = spikes.neurons(group);
        float[] d = delta.groups[group];
        float[] own = turned.get();
        for (int t = 0; t < ticks - connection.theLag(); t++) {
            if (spikes.silent(group, t)) {
                continue;
            }
            for (int r = 0; r < count; r++) {
                int at = delta.at(row + r, t + connection.theLag());
                for (int lane = 0; lane < GROUP; lane++) {
                    own[ALIGNED + lane * BLOCK + r] = d[at + lane];
                }
            }
            for (int lane = 0; lane < GROUP; lane++) {
                int n = begins[t * GROUP + lane];
                int last = begins[t * GROUP + lane + 1];
                for (int span = 0; span < count; span += SPAN) {
                    addTo(neurons, n, last, own, ALIGNED + lane * BLOCK + span, sums, ALIGNED + span);
                }
            }
        }
    }

    /** Adds four vectors of rows to the sums of some sources. */
    private static void addTo(int[] neurons, int from, int to, float[] d, int at, float[] sums, int span) {
        FloatVector d0 = FloatVector.fromArray(SPECIES, d, at);
        FloatVector d1 = FloatVector.fromArray(SPECIES, d, at + WIDTH);
        FloatVector d2 = FloatVector.fromArray(SPECIES, d, at + 2 * WIDTH);
        FloatVector d3 = FloatVector.fromArray(SPECIES, d, at + 3 * WIDTH);
        for (int n = from; n < to; n++) {
            int p = neurons[n] * BLOCK + span;
            d0.add(FloatVector.fromArray(SPECIES, sums, p)).intoArray(sums, p);
            d1.add(FloatVector.fromArray(SPECIES, sums, p + WIDTH)).intoArray(sums, p + WIDTH);
            d2.add(FloatVector.fromArray(SPECIES, sums, p + 2 * WIDTH)).intoArray(sums, p + 2 * WIDTH);
            d3.add(FloatVector.fromArray(SPECIES, sums, p + 3 * WIDTH)).intoArray(sums, p + 3 * WIDTH);
        }
    }
}
