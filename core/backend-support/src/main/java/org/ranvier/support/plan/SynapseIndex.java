package org.ranvier.support.plan;

import org.ranvier.api.model.DelaySite;
import org.ranvier.api.model.SynapseList;

/**
 * The synapses of a projection in both orders: by postsynaptic neuron, which is that of the list, and by presynaptic
 * neuron. Arrays are shared, not copied; do not write to them.
 */
public final class SynapseIndex {

    private final SynapseList list;
    private final int[] preOf;
    private final int[] postOf;
    private final int[] byPre;
    private final int[] firstByPre;
    private final int[] firstByPost;

    /** Indexes a list of synapses. */
    public SynapseIndex(SynapseList list) {
        this.list = list;
        int size = list.size();
        preOf = new int[size];
        postOf = new int[size];
        firstByPre = new int[list.pre() + 1];
        firstByPost = new int[list.post() + 1];
        for (int s = 0; s < size; s++) {
            preOf[s] = list.preOf(s);
            postOf[s] = list.postOf(s);
            firstByPre[preOf[s] + 1]++;
            firstByPost[postOf[s] + 1]++;
        }
        accumulate(firstByPre);
        accumulate(firstByPost);
        byPre = new int[size];
        int[] next = firstByPre.clone();
        for (int s = 0; s < size; s++) {
            byPre[next[preOf[s]]++] = s;
        }
    }

    private static void accumulate(int[] counts) {
        for (int n = 1; n < counts.length; n++) {
            counts[n] += counts[n - 1];
        }
    }

    /** Returns the list that was indexed. */
    public SynapseList list() {
        return list;
    }

    /** Returns the number of presynaptic neurons. */
    public int pre() {
        return list.pre();
    }

    /** Returns the number of postsynaptic neurons. */
    public int post() {
        return list.post();
    }

    /** Returns the number of synapses. */
    public int size() {
        return preOf.length;
    }

    /** Returns the presynaptic neuron of each synapse, [synapse]. */
    public int[] preOf() {
        return preOf;
    }

    /** Returns the postsynaptic neuron of each synapse, [synapse]. */
    public int[] postOf() {
        return postOf;
    }

    /** Returns synapse numbers ordered by presynaptic, then postsynaptic neuron. */
    public int[] byPre() {
        return byPre;
    }

    /** Returns where each presynaptic neuron's synapses begin in {@link #byPre}; length {@code pre + 1}. */
    public int[] firstByPre() {
        return firstByPre;
    }

    /** Returns each postsynaptic neuron's first synapse in the list; length {@code post + 1}. */
    public int[] firstByPost() {
        return firstByPost;
    }

    /** Returns the number of delays that a site has. */
    public int delays(DelaySite site) {
        return switch (site) {
            case AXONAL -> pre();
            case DENDRITIC -> post();
            case SYNAPTIC -> size();
        };
    }

    /** Returns which of the site's delays a synapse has. */
    public int delayOf(DelaySite site, int synapse) {
        return switch (site) {
            case AXONAL -> preOf[synapse];
            case DENDRITIC -> postOf[synapse];
            case SYNAPTIC -> synapse;
        };
    }
}
