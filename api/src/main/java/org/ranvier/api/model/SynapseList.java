package org.ranvier.api.model;

import org.ranvier.api.ApiStatus;

/**
 * Synapses between two populations.
 *
 * <p>Synapses are ordered by postsynaptic, then presynaptic neuron; arrays with one number per synapse follow this
 * order. Several synapses between one pair are allowed.
 *
 * <p>A later version may have further kinds, each with a {@link org.ranvier.api.backend.Capability} by which a backend
 * that does not know it refuses the plan.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public sealed interface SynapseList {

    /** {@return the number of presynaptic neurons} */
    int pre();

    /** {@return the number of postsynaptic neurons} */
    int post();

    /** {@return the number of synapses} */
    int size();

    /**
     * {@return the presynaptic neuron of a synapse}
     *
     * @param synapse the number of the synapse, from 0
     */
    int preOf(int synapse);

    /**
     * {@return the postsynaptic neuron of a synapse}
     *
     * @param synapse the number of the synapse, from 0
     */
    int postOf(int synapse);

    private static void requireNeurons(int pre, int post) {
        if (pre < 0 || post < 0) {
            throw new IllegalArgumentException("populations of " + pre + " and " + post + " neurons");
        }
    }

    /**
     * All to all: synapse post · pre() + pre; per-synapse arrays are [post][pre], row-major.
     *
     * @param pre the number of presynaptic neurons
     * @param post the number of postsynaptic neurons
     */
    record Dense(int pre, int post) implements SynapseList {

        /** Refuses fewer neurons than none. */
        public Dense {
            requireNeurons(pre, post);
        }

        @Override
        public int size() {
            return Math.multiplyExact(pre, post);
        }

        @Override
        public int preOf(int synapse) {
            return synapse % pre;
        }

        @Override
        public int postOf(int synapse) {
            return synapse / pre;
        }
    }

    /**
     * An explicit list. Its arrays are not copied and must not change; two lists are equal only if they have the same
     * arrays.
     *
     * @param pre the number of presynaptic neurons
     * @param post the number of postsynaptic neurons
     * @param preIndex the presynaptic neuron of each synapse
     * @param postIndex the postsynaptic neuron of each synapse, ascending; presynaptic ascending within
     */
    record Sparse(int pre, int post, int[] preIndex, int[] postIndex) implements SynapseList {

        /** Refuses lists of different lengths, neurons that there are not, and synapses out of order. */
        public Sparse {
            requireNeurons(pre, post);
            if (preIndex.length != postIndex.length) {
                throw new IllegalArgumentException(
                        "pre and post indices differ in length: " + preIndex.length + " and " + postIndex.length);
            }
            for (int s = 0; s < preIndex.length; s++) {
                if (preIndex[s] < 0 || preIndex[s] >= pre || postIndex[s] < 0 || postIndex[s] >= post) {
                    throw new IllegalArgumentException("synapse " + s + " connects " + preIndex[s] + " to "
                            + postIndex[s] + ", outside " + pre + " × " + post);
                }
                boolean ordered = s == 0
                        || postIndex[s - 1] < postIndex[s]
                        || postIndex[s - 1] == postIndex[s] && preIndex[s - 1] <= preIndex[s];
                if (!ordered) {
                    throw new IllegalArgumentException("synapse " + s + " is out of order");
                }
            }
        }

        @Override
        public int size() {
            return preIndex.length;
        }

        @Override
        public int preOf(int synapse) {
            return preIndex[synapse];
        }

        @Override
        public int postOf(int synapse) {
            return postIndex[synapse];
        }
    }
}
