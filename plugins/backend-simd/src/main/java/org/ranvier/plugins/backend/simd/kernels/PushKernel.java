package org.ranvier.plugins.backend.simd.kernels;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.GROUP;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.SPECIES;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.WIDTH;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.ranvier.api.model.SynapseList;
import org.ranvier.plugins.backend.simd.lanes.Events;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.plugins.backend.simd.plan.Connection;
import org.ranvier.plugins.backend.simd.plan.Synapses;
import org.ranvier.support.Parallel;

/**
 * A kernel that computes the same sums as {@link PullKernel}, in the same order, at a cost that grows with the number
 * of events of the sources: ticks at which all 16 samples of a source are 0 are skipped. Adding w · 0 changes no sum,
 * so the results are the same bits.
 *
 * <p>Sums of a block of rows are accumulated in scratch memory that fits the first-level cache, with room before the
 * first tick and after the last for what arrives too early or too late. Where every neuron has one synapse from every
 * source, an event is loaded once for all rows of a block.
 */
public final class PushKernel {

    /** Floats of scratch memory, half of a usual first-level cache. */
    private static final int SCRATCH = 6144;

    /** The most rows of a block. */
    private static final int ROWS = 8;

    private final Connection connection;
    private final Events events;
    private final Signal arrivals;
    private final int ticks;
    private final float[] bias;
    /** Floats of a row's sums. */
    private final int stretch;
    /** Floats before the first row's sums, for what arrives too early. */
    private final int lead;
    /** Rows of a block. */
    private final int rows;

    private final ThreadLocal<float[]> scratch;
    private int[] taps;
    private float[] weight;

    /**
     * Prepares.
     *
     * @param bias the sums' start, or null for 0
     */
    public PushKernel(Connection connection, Events events, Signal arrivals, int ticks, float[] bias) {
        this.connection = connection;
        this.events = events;
        this.arrivals = arrivals;
        this.ticks = ticks;
        this.bias = bias;
        stretch = (ticks + connection.reach) * GROUP;
        rows = Math.clamp(SCRATCH / stretch, 1, ROWS);
        lead = connection.lags.lead() * GROUP;
        scratch = ThreadLocal.withInitial(() -> new float[lead + rows * stretch]);
    }

    /**
     * Takes the sources and weights as they are.
     *
     * @param taps the lags beyond the first that carry weight, ascending
     * @param weight [synapse][tap]
     */
    public void start(int[] taps, float[] weight, Parallel parallel) {
        this.taps = taps;
        this.weight = weight;
        events.collect(parallel);
    }

    /** Computes the arrivals of some rows of a group. */
    public void run(int group, int from, int end) {
        float[] y = scratch.get();
        for (int row = from; row < end; row += rows) {
            int count = Math.min(rows, end - row);
            for (int r = 0; r < count; r++) {
                Arrays.fill(y, lead + r * stretch, lead + (r + 1) * stretch, bias == null ? 0 : bias[row + r]);
            }
            if (connection.synapses.list instanceof SynapseList.Dense) {
                dense(y, row, count, group);
            } else {
                for (int r = 0; r < count; r++) {
                    row(y, lead + r * stretch, row + r, group);
                }
            }
            for (int r = 0; r < count; r++) {
                System.arraycopy(y, lead + r * stretch, arrivals.groups[group], arrivals.at(row + r, 0), ticks * GROUP);
            }
        }
    }

    private void dense(float[] y, int row, int count, int group) {
        int pre = connection.synapses.pre;
        int[] at = events.tick;
        for (int j = 0; j < pre; j++) {
            int begin = events.begin(j, group);
            int end = events.begin(j, group + 1);
            for (int k = 0; k < taps.length; k++) {
                for (int e = begin; e < end; e++) {
                    toRows(y, lead + at[e] + taps[k] * GROUP, e, row * pre + j, pre, k, count);
                }
            }
        }
    }

    /** Adds an event to one row after the other. */
    private void toRows(float[] y, int place, int event, int synapse, int pre, int tap, int count) {
        int[] lag = connection.lag;
        float[] values = events.values;
        int step = taps.length;
        for (int lane = 0; lane < GROUP; lane += WIDTH) {
            FloatVector value = FloatVector.fromArray(SPECIES, values, event * GROUP + lane);
            int p = place + lane;
            int s = synapse;
            for (int r = 0; r < count; r++) {
                int q = p + lag[s];
                value.fma(FloatVector.broadcast(SPECIES, weight[s * step + tap]), FloatVector.fromArray(SPECIES, y, q))
                        .intoArray(y, q);
                s += pre;
                p += stretch;
            }
        }
    }

    private void row(float[] y, int from, int post, int group) {
        int[] at = events.tick;
        Synapses.Rows byPost = connection.synapses.byPost;
        for (int s = byPost.begin(post); s < byPost.end(post); s++) {
            int j = connection.synapses.preOf[s];
            int begin = events.begin(j, group);
            int end = events.begin(j, group + 1);
            for (int k = 0; k < taps.length; k++) {
                for (int e = begin; e < end; e++) {
                    toRows(y, from + at[e] + taps[k] * GROUP, e, s, 0, k, 1);
                }
            }
        }
    }
}
