package org.ranvier.plugins.neurons.event;

import org.ranvier.api.model.Neuron;
import org.ranvier.testkit.NeuronContract;

class LifExactContractTest extends NeuronContract {

    @Override
    protected Neuron component() {
        return new LifExact();
    }
}
