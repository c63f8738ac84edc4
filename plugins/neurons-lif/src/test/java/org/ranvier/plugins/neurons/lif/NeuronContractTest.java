package org.ranvier.plugins.neurons.lif;

import org.junit.jupiter.api.Nested;
import org.ranvier.api.model.Neuron;
import org.ranvier.testkit.NeuronContract;

class NeuronContractTest {

    @Nested
    class OfLif extends NeuronContract {
        @Override
        protected Neuron component() {
            return new Lif();
        }
    }

    @Nested
    class OfLeaky extends NeuronContract {
        @Override
        protected Neuron component() {
            return new Leaky();
        }
    }

    @Nested
    class OfMemoryless extends NeuronContract {
        @Override
        protected Neuron component() {
            return new Memoryless();
        }
    }

    @Nested
    class OfRelu extends NeuronContract {
        @Override
        protected Neuron component() {
            return new Relu();
        }
    }
}
