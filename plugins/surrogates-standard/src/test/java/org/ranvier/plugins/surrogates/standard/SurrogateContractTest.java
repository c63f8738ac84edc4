package org.ranvier.plugins.surrogates.standard;

import org.junit.jupiter.api.Nested;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.testkit.SurrogateContract;

class SurrogateContractTest {

    @Nested
    class OfArcTangent extends SurrogateContract {
        @Override
        protected Surrogate component() {
            return new ArcTangent();
        }
    }

    @Nested
    class OfBoxcar extends SurrogateContract {
        @Override
        protected Surrogate component() {
            return new Boxcar();
        }
    }

    @Nested
    class OfExponential extends SurrogateContract {
        @Override
        protected Surrogate component() {
            return new Exponential();
        }
    }

    @Nested
    class OfFastSigmoid extends SurrogateContract {
        @Override
        protected Surrogate component() {
            return new FastSigmoid();
        }
    }

    @Nested
    class OfSigmoid extends SurrogateContract {
        @Override
        protected Surrogate component() {
            return new Sigmoid();
        }
    }

    @Nested
    class OfTriangle extends SurrogateContract {
        @Override
        protected Surrogate component() {
            return new Triangle();
        }
    }
}
