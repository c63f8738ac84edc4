package org.ranvier.plugins.backend.opencl.plan;

import java.util.stream.IntStream;
import org.ranvier.api.model.DelaySite;
import org.ranvier.api.model.SynapseList;
import org.ranvier.plugins.backend.opencl.cl.Buffer;
import org.ranvier.plugins.backend.opencl.cl.Context;

/**
 * The synapses of a projection on the device, in both orders: by postsynaptic neuron as listed, and by presynaptic
 * neuron.
 */
public final class Synapses implements AutoCloseable {

    final int pre;
    final int post;
    public final int size;
    public final Buffer preOf;
    public final Buffer postOf;
    /** Synapse numbers as listed: 0, 1, 2 … */
    public final Buffer asListed;
    /** Synapse numbers ordered by presynaptic, then postsynaptic neuron. */
    public final Buffer byPre;
    /** The index at which each neuron's synapses begin, in either order; length neurons + 1. */
    public final Buffer firstByPre;

    public final Buffer firstByPost;
    /** The index of each synapse's delay. */
    public final Buffer delayOf;

    Synapses(SynapseList list, DelaySite site, Context context) {
        pre = list.pre();
        post = list.post();
        size = list.size();
        int[] pres = IntStream.range(0, size).map(list::preOf).toArray();
        int[] posts = IntStream.range(0, size).map(list::postOf).toArray();
        int[] startsByPre = starts(pres, pre);
        int[] sorted = new int[size];
        int[] next = startsByPre.clone();
        for (int s = 0; s < size; s++) {
            sorted[next[pres[s]]++] = s;
        }
        int[] numbers = IntStream.range(0, size).toArray();
        preOf = context.buffer(pres);
        postOf = context.buffer(posts);
        asListed = context.buffer(numbers);
        byPre = context.buffer(sorted);
        firstByPre = context.buffer(startsByPre);
        firstByPost = context.buffer(starts(posts, post));
        delayOf = switch (site) {
            case AXONAL -> preOf;
            case DENDRITIC -> postOf;
            case SYNAPTIC -> asListed;
        };
    }

    /** Returns the number of delays at a site. */
    int delays(DelaySite site) {
        return switch (site) {
            case AXONAL -> pre;
            case DENDRITIC -> post;
            case SYNAPTIC -> size;
        };
    }

    private static int[] starts(int[] neurons, int count) {
        int[] first = new int[count + 1];
        for (int neuron : neurons) {
            first[neuron + 1]++;
        }
        for (int n = 1; n <= count; n++) {
            first[n] += first[n - 1];
        }
        return first;
    }

    @Override
    public void close() {
        for (Buffer buffer : new Buffer[] {preOf, postOf, asListed, byPre, firstByPre, firstByPost}) {
            buffer.close();
        }
    }
}
