package org.ranvier.plugins.synapses.standard;

import org.ranvier.api.Settings;
import org.ranvier.api.model.Connectivity;
import org.ranvier.api.model.SynapseList;

/** All to all: every presynaptic neuron has one synapse on every postsynaptic neuron. */
public final class Dense implements Connectivity {

    @Override
    public String name() {
        return "dense";
    }

    @Override
    public String description() {
        return "every presynaptic neuron is connected to every postsynaptic neuron";
    }

    @Override
    public SynapseList connect(Settings settings, int pre, int post, long seed, int stream) {
        return new SynapseList.Dense(pre, post);
    }
}
