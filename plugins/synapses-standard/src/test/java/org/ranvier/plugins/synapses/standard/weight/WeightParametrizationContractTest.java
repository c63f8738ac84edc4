package org.ranvier.plugins.synapses.standard.weight;

import org.junit.jupiter.api.Nested;
import org.ranvier.api.model.WeightParametrization;
import org.ranvier.testkit.WeightParametrizationContract;

class WeightParametrizationContractTest {

    @Nested
    class OfFree extends WeightParametrizationContract {
        @Override
        protected WeightParametrization component() {
            return new Free();
        }
    }

    @Nested
    class OfNonnegative extends WeightParametrizationContract {
        @Override
        protected WeightParametrization component() {
            return new Nonnegative();
        }
    }

    @Nested
    class OfTernary extends WeightParametrizationContract {
        @Override
        protected WeightParametrization component() {
            return new Ternary();
        }
    }

    @Nested
    class OfFixedSign extends WeightParametrizationContract {
        @Override
        protected WeightParametrization component() {
            return new FixedSign();
        }
    }

    @Nested
    class OfQuantized extends WeightParametrizationContract {
        @Override
        protected WeightParametrization component() {
            return new Quantized();
        }
    }

    @Nested
    class OfDale extends WeightParametrizationContract {
        @Override
        protected WeightParametrization component() {
            return new Dale();
        }
    }
}
