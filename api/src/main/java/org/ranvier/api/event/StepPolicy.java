package org.ranvier.api.event;

import java.util.Map;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.data.Recording;

/**
 * Policy that may replace the optimiser's step after a batch with silent neurons, which have no gradient and must be
 * made to spike in another way.
 *
 * <p>A pure function. What it remembers from batch to batch is passed in and out, so that training can write it to
 * checkpoints.
 */
@ApiStatus(value = ApiStatus.Status.EXPERIMENTAL, since = "0.1")
public interface StepPolicy {

    /**
     * Decides about one step.
     *
     * @param recording the batch; its populations come in the order of the network
     * @param memory what was remembered after the last batch; empty before the first
     * @return whether the optimiser takes its step, and what to do where it does not
     */
    Decision decide(Recording.Times recording, Map<String, Double> memory);

    /** The outcome. */
    final class Decision {
        private final Map<String, double[]> nudges;
        private final Map<String, Double> memory;

        /**
         * {@return a decision that replaces the optimiser's step}
         *
         * @param nudges what is added to the trained number of every incoming weight of a neuron, [neuron], by
         *     population
         * @param memory what to remember until the next step
         */
        public static Decision nudge(Map<String, double[]> nudges, Map<String, Double> memory) {
            return new Decision(nudges, memory);
        }

        private Decision(Map<String, double[]> nudges, Map<String, Double> memory) {

            this.nudges = nudges;
            this.memory = memory;
        }

        /**
         * {@return that the optimiser takes its step}
         *
         * @param memory what to remember until the next step
         */
        public static Decision step(Map<String, Double> memory) {
            return new Decision(Map.of(), memory);
        }

        /** {@return whether the optimiser's step is left out} */
        public boolean replacesStep() {
            return !nudges.isEmpty();
        }

        /**
         * {@return what is added to the trained number of every incoming weight of a neuron instead of a gradient step,
         * [neuron], by population; empty when the optimiser takes its step}
         */
        public Map<String, double[]> nudges() {
            return nudges;
        }

        /** {@return what to remember until the next step} */
        public Map<String, Double> memory() {
            return memory;
        }
    }
}
