package org.ranvier.plugins.neurons.srm;

import org.ranvier.api.model.Neuron;
import org.ranvier.testkit.NeuronContract;

class SrmContractTest extends NeuronContract {

    @Override
    protected Neuron component() {
        return new Srm();
    }

    /** Weights of the order of the threshold of 10 mV. */
    @Override
    protected double typicalInput() {
        return 10;
    }
}
