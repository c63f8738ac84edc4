package org.ranvier.laboratory;

import org.ranvier.api.Settings;
import org.ranvier.api.learning.Schedule;

/** Schedules with one mistake each, and one without. */
final class MistakenSchedules {

    private MistakenSchedules() {}

    public static class Right implements Schedule {
        @Override
        public String name() {
            return "falling";
        }

        @Override
        public String description() {
            return "a rate that falls to 0";
        }

        @Override
        public Rule rule(Settings settings) {
            return moment -> 1 - moment.progress();
        }
    }

    public static class Negative extends Right {
        @Override
        public Rule rule(Settings settings) {
            return moment -> 0.5 - moment.progress();
        }
    }

    public static class DividesByEpochs extends Right {
        @Override
        public Rule rule(Settings settings) {
            return moment -> 1 - (moment.epoch() - 1.0) / (moment.epochs() - 1);
        }
    }

    public static class FollowsWhatIsNoNumber extends Right {
        @Override
        public Rule rule(Settings settings) {
            return moment -> moment.selectingValues().isEmpty()
                    ? 1
                    : Math.abs(moment.selectingValues().getLast());
        }
    }

    public static class NeedsAResult extends Right {
        @Override
        public Rule rule(Settings settings) {
            return moment -> moment.validationLosses().getLast() > 0 ? 1 : 0.5;
        }
    }

    public static class Counts extends Right {
        private int calls;

        @Override
        public Rule rule(Settings settings) {
            return moment -> 1.0 / ++calls;
        }
    }

    public static class NeverStarts extends Right {
        @Override
        public Rule rule(Settings settings) {
            return moment -> 0;
        }
    }
}
