package org.ranvier.training.plan;

import java.util.Arrays;
import org.ranvier.api.model.SynapseList;

/**
 * The fan-in and fan-out of the neurons of a projection.
 *
 * @param synapses the synapses of the projection
 * @param in the number of incoming synapses of each postsynaptic neuron
 * @param out the number of outgoing synapses of each presynaptic neuron
 */
record FanInOut(SynapseList synapses, int[] in, int[] out) {

    static FanInOut of(SynapseList synapses) {
        int[] in = new int[synapses.post()];
        int[] out = new int[synapses.pre()];
        for (int s = 0; s < synapses.size(); s++) {
            in[synapses.postOf(s)]++;
            out[synapses.preOf(s)]++;
        }
        return new FanInOut(synapses, in, out);
    }

    /** For each synapse the fan-in of its postsynaptic neuron. */
    int[] inPerSynapse() {
        int[] fan = new int[synapses.size()];
        Arrays.setAll(fan, s -> in[synapses.postOf(s)]);
        return fan;
    }

    /** For each synapse the fan-out of its presynaptic neuron. */
    int[] outPerSynapse() {
        int[] fan = new int[synapses.size()];
        Arrays.setAll(fan, s -> out[synapses.preOf(s)]);
        return fan;
    }
}
