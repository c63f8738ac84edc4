package org.ranvier.plugins.backend.simd.kernels;

import static org.ranvier.plugins.backend.simd.lanes.Events.LANES;
import static org.ranvier.plugins.backend.simd.lanes.Events.PARTS;
import static org.ranvier.plugins.backend.simd.lanes.Events.SHIFT;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.ranvier.api.model.SynapseList;
import org.ranvier.plugins.backend.simd.lanes.Events;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.plugins.backend.simd.plan.Connection;
import org.ranvier.plugins.backend.simd.plan.Synapses;

/**
 * The same sums as {@link PullKernel} in the same order, over the {@link Events} of sources: what a source sends is
 * added to the rows of its targets, tick by tick of those at which it is active. A block of eight rows and one part of
 * a group stay in the first-level cache meanwhile, and the weights of a source in registers.
 */
public final class PushKernel {

    /** Floats of a block's sums, two thirds of a usual first-level cache. */
    private static final int SCRATCH = 8192;

    private static final int EIGHT = 8;
    private static final int FOUR = 4;

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
    /** Parts of a group that are dealt with together. */
    private final int parts;

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
        stretch = (ticks + connection.reach) * LANES;
        rows = SCRATCH / stretch >= EIGHT ? EIGHT : SCRATCH / stretch >= FOUR ? FOUR : 1;
        lead = Lanes.ALIGNED + connection.lags.lead() * LANES;
        parts = SCRATCH / (rows * stretch) >= PARTS ? PARTS : 1;
        scratch = ThreadLocal.withInitial(() -> new float[lead + parts * rows * stretch]);
    }

    /**
     * Takes weights as they are.
     *
     * @param taps the lags beyond the first that carry weight, ascending
     * @param weight [synapse][tap]
     */
    public void start(int[] taps, float[] weight) {
        this.taps = taps;
        this.weight = weight;
    }

    /** Computes the arrivals of some rows of a group. */
    public void run(int group, int from, int end) {
        float[] y = scratch.get();
        for (int row = from; row < end; row += rows) {
            int count = Math.min(rows, end - row);
            for (int part = 0; part < PARTS; part += parts) {
                run(y, row, count, group, part);
            }
        }
    }

    private void run(float[] y, int row, int count, int group, int part) {
        for (int p = 0; p < parts; p++) {
            for (int r = 0; r < count; r++) {
                int at = lead + (p * rows + r) * stretch;
                Arrays.fill(y, at, at + stretch, bias == null ? 0 : bias[row + r]);
            }
        }
        if (connection.synapses.list instanceof SynapseList.Dense) {
            dense(y, row, count, group, part);
        } else {
            for (int r = 0; r < count; r++) {
                sparse(y, lead + r * stretch, row + r, group, part);
            }
        }
        for (int p = 0; p < parts; p++) {
            for (int r = 0; r < count; r++) {
                deliver(y, lead + (p * rows + r) * stretch, group, arrivals.at(row + r, 0) + (part + p) * LANES);
            }
        }
    }

    private void deliver(float[] y, int from, int group, int to) {
        float[] x = arrivals.groups[group];
        for (int t = 0; t < ticks; t++) {
            FloatVector.fromArray(SPECIES, y, from + t * LANES).intoArray(x, to + t * Lanes.GROUP);
        }
    }

    private void dense(float[] y, int row, int count, int group, int part) {
        int pre = connection.synapses.pre;
        for (int j = 0; j < pre; j++) {
            if (!events.any(group, j)) {
                continue;
            }
            for (int k = 0; k < taps.length; k++) {
                int from = lead + taps[k] * LANES;
                if (count == EIGHT) {
                    eight(y, from, row * pre + j, k, group, j, part);
                    continue;
                }
                int r = 0;
                for (; r + FOUR <= count; r += FOUR) {
                    four(y, from + r * stretch, (row + r) * pre + j, k, group, j, part);
                }
                for (; r < count; r++) {
                    one(y, from + r * stretch, (row + r) * pre + j, k, group, j, part);
                }
            }
        }
    }

    private void sparse(float[] y, int from, int post, int group, int part) {
        Synapses.Rows byPost = connection.synapses.byPost;
        for (int s = byPost.begin(post); s < byPost.end(post); s++) {
            for (int k = 0; k < taps.length; k++) {
                one(y, from + taps[k] * LANES, s, k, group, connection.synapses.preOf[s], part);
            }
        }
    }

    /** Returns the index in a row's sums at which an event at tick 0 arrives over a synapse. */
    private int lag(int synapse) {
        return connection.lag[synapse] >> SHIFT;
    }

    private FloatVector weight(int synapse, int tap) {
        return FloatVector.broadcast(SPECIES, weight[synapse * taps.length + tap]);
    }

    /** Adds the events of a source to one row. */
    private void one(float[] y, int from, int synapse, int tap, int group, int neuron, int part) {
        int[] places = events.places(group);
        int[] indices = events.indices(group);
        float[] numbers = events.numbers(group, neuron);
        FloatVector w = weight(synapse, tap);
        int q = from + lag(synapse);
        for (int k = 0; k < parts; k++) {
            int base = k * rows * stretch;
            int end = events.end(group, neuron, part + k);
            for (int e = events.begin(neuron, part + k); e < end; e++) {
                add(Events.value(numbers, indices[e]), w, y, q + base + (places[e] >> SHIFT));
            }
        }
    }

    private static void add(FloatVector s, FloatVector w, float[] y, int at) {
        s.fma(w, FloatVector.fromArray(SPECIES, y, at)).intoArray(y, at);
    }

    /** Adds the events of a source to four rows. */
    private void four(float[] y, int from, int synapse, int tap, int group, int neuron, int part) {
        int[] places = events.places(group);
        int[] indices = events.indices(group);
        float[] numbers = events.numbers(group, neuron);
        int pre = connection.synapses.pre;
        FloatVector w0 = weight(synapse, tap);
        FloatVector w1 = weight(synapse + pre, tap);
        FloatVector w2 = weight(synapse + 2 * pre, tap);
        FloatVector w3 = weight(synapse + 3 * pre, tap);
        int q0 = from + lag(synapse);
        int q1 = from + stretch + lag(synapse + pre);
        int q2 = from + 2 * stretch + lag(synapse + 2 * pre);
        int q3 = from + 3 * stretch + lag(synapse + 3 * pre);
        for (int k = 0; k < parts; k++) {
            int base = k * rows * stretch;
            int end = events.end(group, neuron, part + k);
            for (int e = events.begin(neuron, part + k); e < end; e++) {
                FloatVector s = Events.value(numbers, indices[e]);
                int p = base + (places[e] >> SHIFT);
                add(s, w0, y, p + q0);
                add(s, w1, y, p + q1);
                add(s, w2, y, p + q2);
                add(s, w3, y, p + q3);
            }
        }
    }

    /** Adds the events of a source to eight rows. */
    private void eight(float[] y, int from, int synapse, int tap, int group, int neuron, int part) {
        int[] places = events.places(group);
        int[] indices = events.indices(group);
        float[] numbers = events.numbers(group, neuron);
        int pre = connection.synapses.pre;
        FloatVector w0 = weight(synapse, tap);
        FloatVector w1 = weight(synapse + pre, tap);
        FloatVector w2 = weight(synapse + 2 * pre, tap);
        FloatVector w3 = weight(synapse + 3 * pre, tap);
        FloatVector w4 = weight(synapse + 4 * pre, tap);
        FloatVector w5 = weight(synapse + 5 * pre, tap);
        FloatVector w6 = weight(synapse + 6 * pre, tap);
        FloatVector w7 = weight(synapse + 7 * pre, tap);
        int q0 = from + lag(synapse);
        int q1 = from + stretch + lag(synapse + pre);
        int q2 = from + 2 * stretch + lag(synapse + 2 * pre);
        int q3 = from + 3 * stretch + lag(synapse + 3 * pre);
        int q4 = from + 4 * stretch + lag(synapse + 4 * pre);
        int q5 = from + 5 * stretch + lag(synapse + 5 * pre);
        int q6 = from + 6 * stretch + lag(synapse + 6 * pre);
        int q7 = from + 7 * stretch + lag(synapse + 7 * pre);
        for (int k = 0; k < parts; k++) {
            int base = k * rows * stretch;
            int end = events.end(group, neuron, part + k);
            for (int e = events.begin(neuron, part + k); e < end; e++) {
                FloatVector s = Events.value(numbers, indices[e]);
                int p = base + (places[e] >> SHIFT);
                add(s, w0, y, p + q0);
                add(s, w1, y, p + q1);
                add(s, w2, y, p + q2);
                add(s, w3, y, p + q3);
                add(s, w4, y, p + q4);
                add(s, w5, y, p + q5);
                add(s, w6, y, p + q6);
                add(s, w7, y, p + q7);
            }
        }
    }
}
