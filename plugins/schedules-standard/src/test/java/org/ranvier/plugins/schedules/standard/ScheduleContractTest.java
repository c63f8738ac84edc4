package org.ranvier.plugins.schedules.standard;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.ranvier.api.learning.Schedule;
import org.ranvier.testkit.ScheduleContract;

class ScheduleContractTest {

    @Nested
    class OfConstant extends ScheduleContract {
        @Override
        protected Schedule component() {
            return new Constant();
        }
    }

    @Nested
    class OfStep extends ScheduleContract {
        @Override
        protected Schedule component() {
            return new Step();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("every", 2);
        }
    }

    @Nested
    class OfPlateau extends ScheduleContract {
        @Override
        protected Schedule component() {
            return new Plateau();
        }
    }

    @Nested
    class OfOneCycle extends ScheduleContract {
        @Override
        protected Schedule component() {
            return new OneCycle();
        }
    }

    @Nested
    class OfCosine extends ScheduleContract {
        @Override
        protected Schedule component() {
            return new Cosine();
        }
    }
}
