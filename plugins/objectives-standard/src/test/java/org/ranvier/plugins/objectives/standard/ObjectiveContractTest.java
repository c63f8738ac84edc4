package org.ranvier.plugins.objectives.standard;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Target;
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

    @Nested
    class OfPerTickWithAClassPerTick extends ObjectiveContract {
        @Override
        protected Objective component() {
            return new PerTick();
        }

        @Override
        protected List<Target> targets() {
            return List.of(new Target.ClassPerTick(new int[] {0, 1, -1, 2, 2, 0}));
        }
    }

    @Nested
    class OfSpikeTrainWithSpikeTrains extends ObjectiveContract {
        @Override
        protected Objective component() {
            return new SpikeTrain();
        }

        @Override
        protected List<Target> targets() {
            return List.of(new Target.SpikeTrains(new int[] {0, 2, 2}, new double[] {0.5, 0, 2}));
        }
    }

    @Nested
    class OfMeanSquaredError extends ObjectiveContract {
        @Override
        protected Objective component() {
            return new MeanSquaredError();
        }

        @Override
        protected List<Target> targets() {
            return List.of(new Target.RealValues(new double[18]));
        }
    }
}
