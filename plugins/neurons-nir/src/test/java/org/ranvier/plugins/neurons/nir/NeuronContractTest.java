package org.ranvier.plugins.neurons.nir;

import org.junit.jupiter.api.Nested;
import org.ranvier.api.model.Neuron;
import org.ranvier.testkit.NeuronContract;

class NeuronContractTest {

    @Nested
    class OfLif extends NeuronContract {
        @Override
        protected Neuron component() {
            return new NirLif();
        }
    }

    @Nested
    class OfLi extends NeuronContract {
        @Override
        protected Neuron component() {
            return new NirLi();
        }
    }

    @Nested
    class OfCubaLif extends NeuronContract {
        @Override
        protected Neuron component() {
            return new NirCubaLif();
        }
    }

    @Nested
    class OfCubaLi extends NeuronContract {
        @Override
        protected Neuron component() {
            return new NirCubaLi();
        }
    }

    @Nested
    class OfIf extends NeuronContract {
        @Override
        protected Neuron component() {
            return new NirIf();
        }
    }

    @Nested
    class OfI extends NeuronContract {
        @Override
        protected Neuron component() {
            return new NirI();
        }
    }

    @Nested
    class OfThreshold extends NeuronContract {
        @Override
        protected Neuron component() {
            return new NirThreshold();
        }
    }

    @Nested
    class OfScale extends NeuronContract {
        @Override
        protected Neuron component() {
            return new NirScale();
        }
    }
}
