package org.ranvier.plugins.neurons.adlif;

import org.junit.jupiter.api.Nested;
import org.ranvier.api.model.Neuron;
import org.ranvier.testkit.NeuronContract;

class NeuronContractTest {

    @Nested
    class OfAdLif extends NeuronContract {
        @Override
        protected Neuron component() {
            return new AdLif();
        }
    }

    @Nested
    class OfAdLifPlus extends NeuronContract {
        @Override
        protected Neuron component() {
            return new AdLifPlus();
        }
    }
}
