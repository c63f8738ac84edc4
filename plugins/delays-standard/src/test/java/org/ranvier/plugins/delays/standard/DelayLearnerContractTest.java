package org.ranvier.plugins.delays.standard;

import org.junit.jupiter.api.Nested;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.testkit.DelayLearnerContract;

class DelayLearnerContractTest {

    @Nested
    class OfFixed extends DelayLearnerContract {
        @Override
        protected DelayLearner component() {
            return new Fixed();
        }
    }

    @Nested
    class OfTriangle extends DelayLearnerContract {
        @Override
        protected DelayLearner component() {
            return new Triangle();
        }
    }
}
