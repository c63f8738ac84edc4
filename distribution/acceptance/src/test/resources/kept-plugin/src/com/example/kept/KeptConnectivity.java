package com.example.kept;

import org.ranvier.api.Philox;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Connectivity;
import org.ranvier.api.model.SynapseList;

/** Every second presynaptic neuron, from a drawn one on. */
public final class KeptConnectivity implements Connectivity {

    @Override
    public String name() {
        return "kept-connectivity";
    }

    @Override
    public String description() {
        return "every second neuron";
    }

    @Override
    public SynapseList connect(Settings settings, int pre, int post, long seed, int stream) {
        int each = pre / 2;
        int[] from = new int[each * post];
        int[] to = new int[each * post];
        for (int i = 0; i < post; i++) {
            int first = Philox.uniform(seed, stream, 0, i) < 0.5 ? 0 : 1;
            for (int n = 0; n < each; n++) {
                from[i * each + n] = first + 2 * n;
                to[i * each + n] = i;
            }
        }
        return new SynapseList.Sparse(pre, post, from, to);
    }
}
