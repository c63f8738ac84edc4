package org.ranvier.plugins.synapses.standard.initial;

import org.junit.jupiter.api.Nested;
import org.ranvier.api.model.Initializer;
import org.ranvier.testkit.InitializerContract;

class InitializerContractTest {

    @Nested
    class OfConstantValue extends InitializerContract {
        @Override
        protected Initializer component() {
            return new ConstantValue();
        }
    }

    @Nested
    class OfFanInUniform extends InitializerContract {
        @Override
        protected Initializer component() {
            return new FanInUniform();
        }
    }

    @Nested
    class OfHalfNormal extends InitializerContract {
        @Override
        protected Initializer component() {
            return new HalfNormal();
        }
    }

    @Nested
    class OfKaimingUniform extends InitializerContract {
        @Override
        protected Initializer component() {
            return new KaimingUniform();
        }
    }

    @Nested
    class OfNormal extends InitializerContract {
        @Override
        protected Initializer component() {
            return new Normal();
        }
    }

    @Nested
    class OfRandomSign extends InitializerContract {
        @Override
        protected Initializer component() {
            return new RandomSign();
        }
    }

    @Nested
    class OfUniform extends InitializerContract {
        @Override
        protected Initializer component() {
            return new Uniform();
        }
    }

    @Nested
    class OfXavierUniform extends InitializerContract {
        @Override
        protected Initializer component() {
            return new XavierUniform();
        }
    }
}
