package org.ranvier.plugins.objectives.standard;

import org.junit.jupiter.api.Nested;
import org.ranvier.api.data.Objective;
import org.ranvier.testkit.ObjectiveContract;

class ObjectiveContractTest {

    @Nested
    class OfSpikeTrain extends ObjectiveContract {
        @Override
        protected Objective component() {
            return new SpikeTrain();
        }
    }

    @Nested
    class OfSpikeCount extends ObjectiveContract {
        @Override
        protected Objective component() {
            return new SpikeCount();
        }
    }

    @Nested
    class OfSummedVoltage extends ObjectiveContract {
        @Override
        protected Objective component() {
            return new SummedVoltage();
        }
    }

    @Nested
    class OfMeanVoltage extends ObjectiveContract {
        @Override
        protected Objective component() {
            return new MeanVoltage();
        }
    }

    @Nested
    class OfMaxVoltage extends ObjectiveContract {
        @Override
        protected Objective component() {
            return new MaxVoltage();
        }
    }

    @Nested
    class OfSumOfSoftmax extends ObjectiveContract {
        @Override
        protected Objective component() {
            return new SumOfSoftmax();
        }
    }

    @Nested
    class OfPerTick extends ObjectiveContract {
        @Override
        protected Objective component() {
            return new PerTick();
        }
    }
}
