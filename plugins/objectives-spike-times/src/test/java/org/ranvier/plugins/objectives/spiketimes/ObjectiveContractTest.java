package org.ranvier.plugins.objectives.spiketimes;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Target;
import org.ranvier.testkit.ObjectiveContract;

class ObjectiveContractTest {

    /** Three neurons that spike once. */
    abstract static class OfSpikeTimes extends ObjectiveContract {
        @Override
        protected Objective.OutputShape shape() {
            return Objective.OutputShape.eventDriven(3);
        }
    }

    @Nested
    class OfShiftInvariantMse extends OfSpikeTimes {
        @Override
        protected Objective component() {
            return new ShiftInvariantMse();
        }
    }

    @Nested
    class OfSpikeTimeMse extends OfSpikeTimes {
        @Override
        protected Objective component() {
            return new SpikeTimeMse();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("t_correct", 0.4, "t_wrong", 0.8);
        }
    }

    @Nested
    class OfFirstSpikeCrossEntropy extends OfSpikeTimes {
        @Override
        protected Objective component() {
            return new FirstSpikeCrossEntropy();
        }
    }

    @Nested
    class OfFirstSpikeMse extends OfSpikeTimes {
        @Override
        protected Objective component() {
            return new FirstSpikeMse();
        }

        @Override
        protected List<Target> targets() {
            return List.of(new Target.SpikeTrains(new int[] {0, 2}, new double[] {0.3, 0.5}));
        }
    }
}
