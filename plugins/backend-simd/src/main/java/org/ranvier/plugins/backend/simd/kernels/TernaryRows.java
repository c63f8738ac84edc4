package org.ranvier.plugins.backend.simd.kernels;

import static org.ranvier.plugins.backend.simd.lanes.Events.SHIFT;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.plugins.backend.simd.kernels.EventLists.Run;
import org.ranvier.plugins.backend.simd.lanes.Events;
import org.ranvier.plugins.backend.simd.plan.Connection;

/**
 * What arrives over weights that are all −a, 0 or a, and not trained: for each spike 1 is added to a row's sums or
 * taken from them, and synapses of weight 0 are passed over. Nothing is multiplied; whoever takes the sums multiplies
 * them by {@link #scale}, once for each neuron and tick. Sums are whole numbers, so their order does not matter.
 */
final class TernaryRows {

    /** The share of synapses of weight 0 from which on it pays to go by row rather than by eight rows. */
    private static final double ZEROS = 0.2;

    private final Connection connection;
    /** Floats of a row's sums. */
    private final int stretch;
    /** Where the first row's sums of tick 0 are. */
    private final int lead;

    private int weightsOf = -1;
    private boolean ternary;
    private float scale;
    /** [row] where its sources begin: those of weight a, then, from {@link #minus}, those of −a. */
    private int[] begin = {};

    private int[] minus = {};
    private int[] sources = {};

    /**
     * Prepares.
     *
     * @param stretch the number of floats of a row's sums
     * @param lead where the first row's sums of tick 0 are
     */
    TernaryRows(Connection connection, int stretch, int lead) {
        this.connection = connection;
        this.stretch = stretch;
        this.lead = lead;
    }

    /** Looks at the weights, and returns whether this is the way to go. */
    boolean suit() {
        boolean possible = connection.synapses.list instanceof SynapseList.Dense
                && !connection.trained(Role.WEIGHTS)
                && connection.taps.shape() != null
                && connection.taps.inUse().length == 1
                && connection.taps.shape().value()[connection.taps.inUse()[0]] == 1;
        if (possible && weightsOf != connection.weightsRevision()) {
            weightsOf = connection.weightsRevision();
            look();
        }
        return possible && ternary;
    }

    /** Returns a. */
    float scale() {
        return scale;
    }

    private void look() {
        float[] weights = connection.weights;
        int size = connection.synapses.size;
        int others = 0;
        scale = 0;
        for (int s = 0; s < size && scale == 0; s++) {
            scale = Math.abs(weights[s]);
        }
        ternary = scale > 0 && scale < Float.POSITIVE_INFINITY;
        for (int s = 0; s < size && ternary; s++) {
            others += weights[s] == 0 ? 0 : 1;
            ternary = weights[s] == 0 || Math.abs(weights[s]) == scale;
        }
        ternary &= others <= (1 - ZEROS) * size;
        if (ternary) {
            list(others);
        }
    }

    private void list(int size) {
        int pre = connection.synapses.pre;
        int post = connection.synapses.post;
        begin = new int[post + 1];
        minus = new int[post];
        sources = new int[size];
        int n = 0;
        for (int i = 0; i < post; i++) {
            begin[i] = n;
            n = append(n, i * pre, pre, scale);
            minus[i] = n;
            n = append(n, i * pre, pre, -scale);
        }
        begin[post] = n;
    }

    private int append(int to, int first, int pre, float weight) {
        int n = to;
        for (int j = 0; j < pre; j++) {
            if (connection.weights[first + j] == weight) {
                sources[n++] = j;
            }
        }
        return n;
    }

    /** Adds what arrives from all sources at some rows. */
    void add(float[] y, int row, int count, PushRows.Source source, Run run) {
        int tap = connection.taps.inUse()[0] * Events.LANES;
        for (int r = 0; r < count; r++) {
            int first = (row + r) * connection.synapses.pre;
            int at = lead + r * stretch + tap;
            for (int n = begin[row + r]; n < minus[row + r]; n++) {
                if (source.find(sources[n], run)) {
                    add(y, at + (connection.lag[first + sources[n]] >> SHIFT), run);
                }
            }
            for (int n = minus[row + r]; n < begin[row + r + 1]; n++) {
                if (source.find(sources[n], run)) {
                    subtract(y, at + (connection.lag[first + sources[n]] >> SHIFT), run);
                }
            }
        }
    }

    private static void add(float[] y, int q, Run run) {
        int[] places = run.places;
        int[] indices = run.indices;
        float[] numbers = run.numbers;
        int end = run.end;
        for (int e = run.begin; e < end; e++) {
            int p = q + (places[e] >> SHIFT);
            FloatVector.fromArray(SPECIES, y, p)
                    .add(Events.value(numbers, indices[e]))
                    .intoArray(y, p);
        }
    }

    private static void subtract(float[] y, int q, Run run) {
        int[] places = run.places;
        int[] indices = run.indices;
        float[] numbers = run.numbers;
        int end = run.end;
        for (int e = run.begin; e < end; e++) {
            int p = q + (places[e] >> SHIFT);
            FloatVector.fromArray(SPECIES, y, p)
                    .sub(Events.value(numbers, indices[e]))
                    .intoArray(y, p);
        }
    }
}
