package org.ranvier.plugins.backend.simd.plan;

import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.ParameterId.Role;

/**
 * The sources of each postsynaptic neuron whose weight is not 0, where all are connected, weights are not trained and
 * many are 0, as ternary ones are: what is computed for a synapse of weight 0 is 0, the gradient by its delay included.
 */
public final class WeightedSources {

    /** The share of synapses of weight 0 from which on it pays to pass over them. */
    private static final double ZEROS = 0.3;

    private final Connection connection;
    private int revision = -1;
    private int[] begin = {};
    private int[] sources = {};

    public WeightedSources(Connection connection) {
        this.connection = connection;
    }

    /** Looks at the weights, and returns whether there are many to pass over. */
    public boolean suit() {
        if (!(connection.synapses.list instanceof SynapseList.Dense) || connection.trained(Role.WEIGHTS)) {
            return false;
        }
        if (revision != connection.weightsRevision()) {
            revision = connection.weightsRevision();
            look();
        }
        return sources.length <= (1 - ZEROS) * connection.synapses.size;
    }

    private void look() {
        int pre = connection.synapses.pre;
        int post = connection.synapses.post;
        float[] weights = connection.weights;
        begin = new int[post + 1];
        sources = new int[count(weights)];
        int n = 0;
        for (int i = 0; i < post; i++) {
            begin[i] = n;
            for (int j = 0; j < pre; j++) {
                if (weights[i * pre + j] != 0) {
                    sources[n++] = j;
                }
            }
        }
        begin[post] = n;
    }

    private int count(float[] weights) {
        int count = 0;
        for (int s = 0; s < connection.synapses.size; s++) {
            count += weights[s] == 0 ? 0 : 1;
        }
        return count;
    }

    /** Returns the index in {@link #sources} at which those of a neuron begin. */
    public int begin(int post) {
        return begin[post];
    }

    /** Returns all sources, by postsynaptic neuron, ascending. */
    public int[] sources() {
        return sources;
    }
}
