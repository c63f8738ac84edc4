package org.ranvier.plugins.backend.reference;

import org.ranvier.api.model.DelaySite;
import org.ranvier.api.model.SynapseList;

/** The synapses of a projection in both orders: by postsynaptic neuron as listed, and by presynaptic neuron. */
final class Synapses {

    final int pre;
    final int post;
    final int size;
    final int[] preOf;
    final int[] postOf;
    /** Synapse numbers ordered by presynaptic, then postsynaptic neuron. */
    final int[] byPre;
    /** Where each presynaptic neuron's synapses begin in {@link #byPre}; length pre + 1. */
    final int[] firstByPre;
    /** Where each postsynaptic neuron's synapses begin; length post + 1. */
    final int[] firstByPost;

    Synapses(SynapseList list) {
        pre = list.pre();
        post = list.post();
        size = list.size();
        preOf = new int[size];
        postOf = new int[size];
        firstByPre = new int[pre + 1];
        firstByPost = new int[post + 1];
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

    /** Which delay a synapse has. */
    int delayOf(DelaySite site, int synapse) {
        return switch (site) {
            case AXONAL -> preOf[synapse];
            case DENDRITIC -> postOf[synapse];
            case SYNAPTIC -> synapse;
        };
    }

    private static void accumulate(int[] counts) {
        for (int n = 1; n < counts.length; n++) {
            counts[n] += counts[n - 1];
        }
    }
}
