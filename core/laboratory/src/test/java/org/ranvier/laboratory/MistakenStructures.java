package org.ranvier.laboratory;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.StructureLearner;

/** Structure learners with one mistake each, and one without. */
final class MistakenStructures {

    private MistakenStructures() {}

    /** Drops what has come down to 0, every ten steps. */
    public static class Right implements StructureLearner, StructureLearner.Rule {
        @Override
        public String name() {
            return "pruning";
        }

        @Override
        public String description() {
            return "synapses that have come down to 0";
        }

        @Override
        public Optional<Rule> rule(Settings settings) {
            return Optional.of(this);
        }

        @Override
        public boolean rewiresAt(int step) {
            return step % 10 == 0;
        }

        @Override
        public boolean needsFixedSigns() {
            return true;
        }

        @Override
        public int[] drops(SynapseSnapshot existing) {
            return IntStream.range(0, existing.raw().length)
                    .filter(s -> existing.raw()[s] <= 0)
                    .toArray();
        }

        @Override
        public Growth growth() {
            return new Growth.ByGradient(Math::abs);
        }

        @Override
        public double start() {
            return 0.1;
        }

        @Override
        public boolean keepsDelays() {
            return false;
        }
    }

    public static class Backwards extends Right {
        @Override
        public int[] drops(SynapseSnapshot existing) {
            int[] drops = super.drops(existing);
            return IntStream.range(0, drops.length)
                    .map(n -> drops[drops.length - 1 - n])
                    .toArray();
        }
    }

    public static class OneTooMany extends Right {
        @Override
        public int[] drops(SynapseSnapshot existing) {
            return new int[] {existing.raw().length};
        }
    }

    public static class SortsInPlace extends Right {
        @Override
        public int[] drops(SynapseSnapshot existing) {
            Arrays.sort(existing.raw());
            return new int[0];
        }
    }

    public static class CountsSteps extends Right {
        private int calls;

        @Override
        public boolean rewiresAt(int step) {
            return ++calls % 7 == 0;
        }
    }

    public static class NeverRewires extends Right {
        @Override
        public boolean rewiresAt(int step) {
            return false;
        }
    }

    public static class StartsBelowZero extends Right {
        @Override
        public double start() {
            return -0.1;
        }
    }

    public static class WithoutScores extends Right {
        @Override
        public Growth growth() {
            return new Growth.ByGradient(gradient -> Double.NaN);
        }
    }
}
