package org.ranvier.training.structure;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ranvier.api.model.SynapseList;

/** The pairs of neurons without a synapse, once some synapses have dropped. A pair is the number post · pre() + pre. */
final class DormantPairs {

    private final int pre;
    private final int post;
    /** The connected pairs, ascending; a pair with several synapses stands there as often. */
    private final long[] connected;
    /** The index at which the connected pairs of each postsynaptic neuron begin. */
    private final int[] begin;

    /**
     * Finds the pairs that are without a synapse once the given synapses have dropped.
     *
     * @param dropped the indices of the dropped synapses, ascending
     */
    DormantPairs(SynapseList synapses, int[] dropped) {
        pre = synapses.pre();
        post = synapses.post();
        connected = new long[synapses.size() - dropped.length];
        begin = new int[post + 1];
        int next = 0;
        for (int s = 0, n = 0; s < synapses.size(); s++) {
            if (next < dropped.length && dropped[next] == s) {
                next++;
            } else {
                connected[n++] = pair(synapses.preOf(s), synapses.postOf(s));
                begin[synapses.postOf(s) + 1]++;
            }
        }
        for (int i = 0; i < post; i++) {
            begin[i + 1] += begin[i];
        }
    }

    int pre() {
        return pre;
    }

    int post() {
        return post;
    }

    long pair(int preIndex, int postIndex) {
        return (long) postIndex * pre + preIndex;
    }

    boolean contains(int preIndex, int postIndex) {
        return Arrays.binarySearch(connected, begin[postIndex], begin[postIndex + 1], pair(preIndex, postIndex)) < 0;
    }

    /** Returns the dormant pairs of a range of postsynaptic neurons, as synapses that might grow. */
    SynapseList.Sparse of(int fromPost, int toPost) {
        int[] places = new int[(toPost - fromPost) * pre];
        int count = 0;
        for (int i = fromPost; i < toPost; i++) {
            int next = begin[i];
            for (int j = 0; j < pre; j++) {
                boolean taken = false;
                while (next < begin[i + 1] && connected[next] == pair(j, i)) {
                    taken = true;
                    next++;
                }
                if (!taken) {
                    places[count++] = (i - fromPost) * pre + j;
                }
            }
        }
        int[] found = Arrays.copyOf(places, count);
        return new SynapseList.Sparse(
                pre,
                post,
                IntStream.of(found).map(place -> place % pre).toArray(),
                IntStream.of(found).map(place -> fromPost + place / pre).toArray());
    }

    /** Pairs as a list of synapses. */
    SynapseList.Sparse list(long[] pairs) {
        return list(pre, post, pairs);
    }

    static SynapseList.Sparse list(int pre, int post, long[] pairs) {
        return new SynapseList.Sparse(
                pre,
                post,
                Arrays.stream(pairs).mapToInt(pair -> (int) (pair % pre)).toArray(),
                Arrays.stream(pairs).mapToInt(pair -> (int) (pair / pre)).toArray());
    }
}
