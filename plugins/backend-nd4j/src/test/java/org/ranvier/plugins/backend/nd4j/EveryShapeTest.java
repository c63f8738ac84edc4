package org.ranvier.plugins.backend.nd4j;

import org.junit.jupiter.api.Nested;
import org.ranvier.api.Component;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.testkit.backend.EveryBackendContract;
import org.ranvier.testkit.backend.networks.Own;
import org.ranvier.testkit.spi.NetworkFactory;

/** A learner of many lags and a neuron with two states in sub-steps, in every shape of network. */
class EveryShapeTest {

    @Nested
    class OfDcls extends EveryBackendContract {
        @Override
        protected Component component() {
            return NetworkFactory.find().installed(DelayLearner.class).stream()
                    .filter(learner -> learner.name().equals("dcls"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Nested
    class OfSubsteps extends EveryBackendContract {
        @Override
        protected Component component() {
            return new Own.Stiff();
        }

        @Override
        protected int networks() {
            return 20;
        }
    }
}
