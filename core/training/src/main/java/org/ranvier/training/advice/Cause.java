package org.ranvier.training.advice;

import static org.ranvier.training.number.Figures.count;
import static org.ranvier.training.number.Figures.number;
import static org.ranvier.training.number.Figures.percent;

/** Why neurons do not spike. */
public sealed interface Cause {

    /** Returns the reason, a clause that follows "as". */
    String why();

    /** Returns the remedy: the one thing to change. */
    String remedy();

    /** A good part of the data lies outside of the simulated time: that comes first. */
    record DataLeftOut(double share) implements Cause {

        @Override
        public String why() {
            return percent(share) + " of the input lies outside of the time that is simulated";
        }

        @Override
        public String remedy() {
            return "change time.steps, or the times of the data, before anything else";
        }
    }

    /** The output of the encoder is empty. */
    record SilentInput(long silent, int samples) implements Cause {

        @Override
        public String why() {
            return "nothing enters the network in " + count(silent) + " of " + count(samples) + " samples";
        }

        @Override
        public String remedy() {
            return "look at the data, and at what makes the encoder spike";
        }
    }

    /** The source of the population is silent itself. */
    record SilentSource(String source) implements Cause {

        @Override
        public String why() {
            return "'" + source + "', which it reads, does not spike either";
        }

        @Override
        public String remedy() {
            return "make '" + source + "' spike first";
        }
    }

    /** No weight is other than 0. */
    record NoWeights(String projection) implements Cause {

        @Override
        public String why() {
            return "all weights of '" + projection + "' are 0";
        }

        @Override
        public String remedy() {
            return "let them start otherwise";
        }
    }

    /** Spikes are on their way when the simulated time ends. */
    record Late(String projection, double delayMs, double lengthMs) implements Cause {

        @Override
        public String why() {
            return "delays of '" + projection + "', " + number(delayMs) + " ms in the mean, bring nothing before the "
                    + number(lengthMs) + " ms of a sample (time.steps) end";
        }

        @Override
        public String remedy() {
            return "raise time.steps, or lower the delays";
        }
    }

    /** All input is inhibitory. */
    record Inhibited(long inhibited, long silent) implements Cause {

        @Override
        public String why() {
            return "what arrives is never above 0 at " + percent((double) inhibited / silent) + " of them";
        }

        @Override
        public String remedy() {
            return "let more of their weights be positive";
        }
    }

    /** A state is no number, and compares with nothing. */
    record NoNumber(String quantity) implements Cause {

        @Override
        public String why() {
            return "their '" + quantity + "' is no number";
        }

        @Override
        public String remedy() {
            return "lower the learning rates or set training.clip_norm";
        }
    }

    /**
     * The input is too weak.
     *
     * @param quantity the potential, empty where it is not known
     * @param peak the largest value of the potential in the median neuron
     * @param level the threshold's name, empty where it has none
     * @param threshold the mean threshold
     * @param projection the projection whose weights to scale
     */
    record TooLittle(String quantity, double peak, String level, double threshold, String projection) implements Cause {

        /** Returns the cause where nothing can be measured. */
        static TooLittle unmeasured(String projection) {
            return new TooLittle("", 0, "", 0, projection);
        }

        @Override
        public String why() {
            return quantity.isEmpty()
                    ? "what arrives is not enough"
                    : "their '" + quantity + "' rises to " + number(peak) + " in the median, and "
                            + (level.isEmpty() ? "the threshold" : level) + " is " + number(threshold);
        }

        @Override
        public String remedy() {
            return "raise the scale of the weights of '" + projection + "' (weights.scale)"
                    + (level.isEmpty() ? "" : " or lower " + level);
        }
    }
}
