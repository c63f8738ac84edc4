package org.ranvier.plugins.objectives.spiketimes;

import org.junit.jupiter.api.Nested;
import org.ranvier.api.data.Objective;
import org.ranvier.testkit.ObjectiveContract;

class ObjectiveContractTest {

    /** Three neurons that spike once. */
    abstract static class OfSpikeTimes extends ObjectiveContract {
        @Override
        protected Objective.OutputShape shape() {
            return new Objective.OutputShape(3, 0, 0, true);
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
    }

    @Nested
    class OfFirstSpikeCrossEntropy extends OfSpikeTimes {
        @Override
        protected Objective component() {
            return new FirstSpikeCrossEntropy();
        }
    }
}
