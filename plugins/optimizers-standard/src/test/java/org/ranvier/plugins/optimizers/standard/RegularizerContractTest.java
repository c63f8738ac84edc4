package org.ranvier.plugins.optimizers.standard;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.ranvier.api.learning.Regularizer;
import org.ranvier.testkit.RegularizerContract;

class RegularizerContractTest {

    @Nested
    class OfL1 extends RegularizerContract {
        @Override
        protected Regularizer component() {
            return new L1();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("strength", 0.1);
        }
    }

    @Nested
    class OfCappedL1 extends RegularizerContract {
        @Override
        protected Regularizer component() {
            return new CappedL1();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("strength", 0.1, "threshold", 0.6);
        }
    }

    @Nested
    class OfL2 extends RegularizerContract {
        @Override
        protected Regularizer component() {
            return new L2();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("strength", 0.1);
        }
    }

    @Nested
    class OfBand extends RegularizerContract {
        @Override
        protected Regularizer component() {
            return new Band();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("strength", 0.1, "low", 0, "high", 5);
        }
    }
}
