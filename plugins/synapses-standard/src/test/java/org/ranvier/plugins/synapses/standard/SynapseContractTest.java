package org.ranvier.plugins.synapses.standard;

import org.junit.jupiter.api.Nested;
import org.ranvier.api.model.Synapse;
import org.ranvier.testkit.SynapseContract;

class SynapseContractTest {

    @Nested
    class OfDelta extends SynapseContract {
        @Override
        protected Synapse component() {
            return new Delta();
        }
    }

    @Nested
    class OfExponential extends SynapseContract {
        @Override
        protected Synapse component() {
            return new Exponential();
        }
    }

    @Nested
    class OfAlpha extends SynapseContract {
        @Override
        protected Synapse component() {
            return new Alpha();
        }
    }
}
