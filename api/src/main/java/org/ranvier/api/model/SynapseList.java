package org.ranvier.api.model;

import org.ranvier.api.ApiStatus;

/**
 * Synapses between two populations.
 *
 * <p>Synapses are ordered by postsynaptic, then presynaptic neuron; arrays with one number per synapse follow this
 * order. Several synapses between one pair are allowed.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public sealed interface SynapseList {

    /** The number of presynaptic neurons. */
    int pre();

    /** The number of postsynaptic neurons. */
    int post();

    /** The number of synapses. */
    int size();

    /** The presynaptic neuron of a synapse. */
    int preOf(int synapse);

    /** The postsynaptic neuron of a synapse. */
    int postOf(int synapse);

    /** All to all: synapse post · pre() + pre; per-synapse arrays are [post][pre], row-major. */
    record Dense(int pre, int post) implements SynapseList {
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
     * An explicit list.
     *
     * @param preIndex the presynaptic neuron of each synapse
     * @param postIndex the postsynaptic neuron of each synapse, ascending; presynaptic ascending within
     */
    record Sparse(int pre, int post, int[] preIndex, int[] postIndex) implements SynapseList {

        public Sparse {
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
