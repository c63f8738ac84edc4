package org.ranvier.plugins.backend.simd;

import org.junit.jupiter.api.Nested;
import org.ranvier.api.Component;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.model.Neuron;
import org.ranvier.testkit.backend.EveryBackendContract;
import org.ranvier.testkit.backend.networks.Own;
import org.ranvier.testkit.spi.NetworkFactory;

/** Learners of one tap, of two and of all, and a neuron with two states, in every shape of network. */
class EveryShapeTest {

    private static <C extends Component> C installed(Class<C> contract, String name) {
        return NetworkFactory.find().installed(contract).stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class OfDcls extends EveryBackendContract {
        @Override
        protected Component component() {
            return installed(DelayLearner.class, "dcls");
        }
    }

    @Nested
    class OfTriangle extends EveryBackendContract {
        @Override
        protected Component component() {
            return installed(DelayLearner.class, "triangle");
        }
    }

    /** Derivatives in sub-steps. */
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

    @Nested
    class OfAdlif extends EveryBackendContract {
        @Override
        protected Component component() {
            return installed(Neuron.class, "adlif");
        }
    }
}
