package org.ranvier.plugins.backend.simd.kernels;

import static org.ranvier.plugins.backend.simd.lanes.Events.LANES;
import static org.ranvier.plugins.backend.simd.lanes.Events.SHIFT;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import org.ranvier.api.model.SynapseList;
import org.ranvier.plugins.backend.simd.kernels.EventLists.Run;
import org.ranvier.plugins.backend.simd.lanes.Events;
import org.ranvier.plugins.backend.simd.plan.Connection;
import org.ranvier.plugins.backend.simd.plan.Synapses;

/**
 * Sums of what arrives at some rows, which stay in the first-level cache: the events of one source after the other are
 * added to them, of eight rows at once where all have a synapse from it, with the weights in registers.
 */
final class PushRows {

    /** Rows that are dealt with at once. */
    static final int EIGHT = 8;

    static final int FOUR = 4;

    /** Finds the events of sources. */
    interface Source {
        /** Finds those of a neuron; false if there are none. */
        boolean find(int neuron, Run run);
    }

    private final Connection connection;
    /** Floats of a row's sums. */
    private final int stretch;
    /** Where the first row's sums of tick 0 are. */
    private final int lead;

    private int[] taps;
    private float[] weight;

    /**
     * Prepares.
     *
     * @param stretch the number of floats of a row's sums
     * @param lead where the first row's sums of tick 0 are
     */
    PushRows(Connection connection, int stretch, int lead) {
        this.connection = connection;
        this.stretch = stretch;
        this.lead = lead;
    }

    /** Takes weights as they are; see {@link PushKernel#start}. */
    void start(int[] taps, float[] weight) {
        this.taps = taps;
        this.weight = weight;
    }

    /**
     * Adds what arrives from all sources at some rows.
     *
     * @param y the sums
     * @param run the thread's own
     */
    void add(float[] y, int row, int count, Source source, Run run) {
        if (connection.synapses.list instanceof SynapseList.Dense) {
            dense(y, row, count, source, run);
        } else {
            for (int r = 0; r < count; r++) {
                sparse(y, lead + r * stretch, row + r, source, run);
            }
        }
    }

    private void dense(float[] y, int row, int count, Source source, Run run) {
        int pre = connection.synapses.pre;
        for (int j = 0; j < pre; j++) {
            if (!source.find(j, run)) {
                continue;
            }
            for (int k = 0; k < taps.length; k++) {
                int from = lead + taps[k] * LANES;
                if (count == EIGHT) {
                    eight(y, from, row * pre + j, k, run);
                    continue;
                }
                int r = 0;
                for (; r + FOUR <= count; r += FOUR) {
                    four(y, from + r * stretch, (row + r) * pre + j, k, run);
                }
                for (; r < count; r++) {
                    one(y, from + r * stretch, (row + r) * pre + j, k, run);
                }
            }
        }
    }

    private void sparse(float[] y, int from, int post, Source source, Run run) {
        Synapses.Rows byPost = connection.synapses.byPost;
        for (int s = byPost.begin(post); s < byPost.end(post); s++) {
            for (int k = 0; k < taps.length && source.find(connection.synapses.preOf[s], run); k++) {
                one(y, from + taps[k] * LANES, s, k, run);
            }
        }
    }

    /** Returns the index in a row's sums at which an event at tick 0 arrives over a synapse. */
    private int lag(int synapse) {
        return connection.lag[synapse] >> SHIFT;
    }

    /**
     * Returns a weight. As a number: a vector that a method returns, or is given, is an object on the heap wherever the
     * compiler does not inline that method, which depends on what it compiled before.
     */
    private float weight(int synapse, int tap) {
        return weight[synapse * taps.length + tap];
    }

    /** Adds the events of a source to one row. */
    private void one(float[] y, int from, int synapse, int tap, Run run) {
        int[] places = run.places;
        int[] indices = run.indices;
        float[] numbers = run.numbers;
        int end = run.end;
        FloatVector w = FloatVector.broadcast(SPECIES, weight(synapse, tap));
        int q = from + lag(synapse);
        for (int e = run.begin; e < end; e++) {
            int at = q + (places[e] >> SHIFT);
            Events.value(numbers, indices[e])
                    .fma(w, FloatVector.fromArray(SPECIES, y, at))
                    .intoArray(y, at);
        }
    }

    /** Adds the events of a source to four rows. */
    private void four(float[] y, int from, int synapse, int tap, Run run) {
        int[] places = run.places;
        int[] indices = run.indices;
        float[] numbers = run.numbers;
        int end = run.end;
        int pre = connection.synapses.pre;
        FloatVector w0 = FloatVector.broadcast(SPECIES, weight(synapse, tap));
        FloatVector w1 = FloatVector.broadcast(SPECIES, weight(synapse + pre, tap));
        FloatVector w2 = FloatVector.broadcast(SPECIES, weight(synapse + 2 * pre, tap));
        FloatVector w3 = FloatVector.broadcast(SPECIES, weight(synapse + 3 * pre, tap));
        int q0 = from + lag(synapse);
        int q1 = from + stretch + lag(synapse + pre);
        int q2 = from + 2 * stretch + lag(synapse + 2 * pre);
        int q3 = from + 3 * stretch + lag(synapse + 3 * pre);
        for (int e = run.begin; e < end; e++) {
            FloatVector s = Events.value(numbers, indices[e]);
            int p = places[e] >> SHIFT;
            s.fma(w0, FloatVector.fromArray(SPECIES, y, p + q0)).intoArray(y, p + q0);
            s.fma(w1, FloatVector.fromArray(SPECIES, y, p + q1)).intoArray(y, p + q1);
            s.fma(w2, FloatVector.fromArray(SPECIES, y, p + q2)).intoArray(y, p + q2);
            s.fma(w3, FloatVector.fromArray(SPECIES, y, p + q3)).intoArray(y, p + q3);
        }
    }

    /** Adds the events of a source to eight rows. */
    private void eight(float[] y, int from, int synapse, int tap, Run run) {
        int[] places = run.places;
        int[] indices = run.indices;
        float[] numbers = run.numbers;
        int end = run.end;
        int pre = connection.synapses.pre;
        FloatVector w0 = FloatVector.broadcast(SPECIES, weight(synapse, tap));
        FloatVector w1 = FloatVector.broadcast(SPECIES, weight(synapse + pre, tap));
        FloatVector w2 = FloatVector.broadcast(SPECIES, weight(synapse + 2 * pre, tap));
        FloatVector w3 = FloatVector.broadcast(SPECIES, weight(synapse + 3 * pre, tap));
        FloatVector w4 = FloatVector.broadcast(SPECIES, weight(synapse + 4 * pre, tap));
        FloatVector w5 = FloatVector.broadcast(SPECIES, weight(synapse + 5 * pre, tap));
        FloatVector w6 = FloatVector.broadcast(SPECIES, weight(synapse + 6 * pre, tap));
        FloatVector w7 = FloatVector.broadcast(SPECIES, weight(synapse + 7 * pre, tap));
        int q0 = from + lag(synapse);
        int q1 = from + stretch + lag(synapse + pre);
        int q2 = from + 2 * stretch + lag(synapse + 2 * pre);
        int q3 = from + 3 * stretch + lag(synapse + 3 * pre);
        int q4 = from + 4 * stretch + lag(synapse + 4 * pre);
        int q5 = from + 5 * stretch + lag(synapse + 5 * pre);
        int q6 = from + 6 * stretch + lag(synapse + 6 * pre);
        int q7 = from + 7 * stretch + lag(synapse + 7 * pre);
        for (int e = run.begin; e < end; e++) {
            FloatVector s = Events.value(numbers, indices[e]);
            int p = places[e] >> SHIFT;
            s.fma(w0, FloatVector.fromArray(SPECIES, y, p + q0)).intoArray(y, p + q0);
            s.fma(w1, FloatVector.fromArray(SPECIES, y, p + q1)).intoArray(y, p + q1);
            s.fma(w2, FloatVector.fromArray(SPECIES, y, p + q2)).intoArray(y, p + q2);
            s.fma(w3, FloatVector.fromArray(SPECIES, y, p + q3)).intoArray(y, p + q3);
            s.fma(w4, FloatVector.fromArray(SPECIES, y, p + q4)).intoArray(y, p + q4);
            s.fma(w5, FloatVector.fromArray(SPECIES, y, p + q5)).intoArray(y, p + q5);
            s.fma(w6, FloatVector.fromArray(SPECIES, y, p + q6)).intoArray(y, p + q6);
            s.fma(w7, FloatVector.fromArray(SPECIES, y, p + q7)).intoArray(y, p + q7);
        }
    }
}
