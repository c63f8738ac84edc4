package org.ranvier.plugins.optimizers.standard;

import org.junit.jupiter.api.Nested;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.testkit.OptimizerContract;

class OptimizerContractTest {

    @Nested
    class OfSgd extends OptimizerContract {
        @Override
        protected Optimizer component() {
            return new Sgd();
        }
    }

    @Nested
    class OfAdam extends OptimizerContract {
        @Override
        protected Optimizer component() {
            return new Adam();
        }
    }

    @Nested
    class OfAdamW extends OptimizerContract {
        @Override
        protected Optimizer component() {
            return new AdamW();
        }

        @Override
        protected boolean decays(Optimizer.Trained trained, Settings settings) {
            return trained == Optimizer.Trained.WEIGHT
                    || settings.text("decays").equals("everything");
        }
    }

    @Nested
    class OfAmsGrad extends OptimizerContract {
        @Override
        protected Optimizer component() {
            return new AmsGrad();
        }
    }
}
