package org.ranvier.plugins.structure.deepr.rigl;

import org.junit.jupiter.api.Nested;
import org.ranvier.api.learning.StructureLearner;
import org.ranvier.testkit.StructureLearnerContract;

class StructureLearnerContractTest {

    @Nested
    class OfDeepR extends StructureLearnerContract {
        @Override
        protected StructureLearner component() {
            return new DeepR();
        }
    }

    @Nested
    class OfRigL extends StructureLearnerContract {
        @Override
        protected StructureLearner component() {
            return new RigL();
        }
    }

    @Nested
    class OfSet extends StructureLearnerContract {
        @Override
        protected StructureLearner component() {
            return new Set();
        }
    }

    @Nested
    class OfStatic extends StructureLearnerContract {
        @Override
        protected StructureLearner component() {
            return new Static();
        }
    }
}
