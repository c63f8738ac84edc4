package org.ranvier.api.learning;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;
import org.ranvier.api.model.SynapseList;

/**
 * Contract of a structure learner, which drops and grows synapses of a sparse projection while it is trained. As many
 * grow as drop, between pairs of neurons that have no synapse then, so the number of synapses never changes and no pair
 * gets a second one. Composes with any delay learner.
 *
 * <p>Training carries it out after the optimiser's update: a kept synapse keeps all its numbers and what the optimiser
 * keeps beside them; a grown one starts at {@link Rule#start} with nothing beside it.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public interface StructureLearner extends Component {

    /**
     * {@return the rule for one projection; empty where synapses stay as they are}
     *
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     */
    Optional<Rule> rule(Settings settings);

    /** The rule of one projection. A pure function: it remembers nothing from step to step. */
    interface Rule {

        /**
         * {@return whether synapses drop and grow after a training step}
         *
         * @param step the step within all of training, from 1
         */
        boolean rewiresAt(int step);

        /**
         * {@return whether the rule needs weights whose sign never changes, where a trained number θ ≤ 0 makes a weight
         * of 0}
         */
        default boolean needsFixedSigns() {
            return false;
        }

        /**
         * Chooses the synapses to drop.
         *
         * @param existing the synapses that there are, with their trained numbers
         * @return their numbers in the list, ascending
         */
        int[] drops(SynapseSnapshot existing);

        /** {@return where as many synapses grow} */
        Growth growth();

        /** {@return the trained number θ at which a grown synapse starts} */
        double start();

        /**
         * {@return whether a pair of neurons keeps its delay while it has no synapse} Otherwise a delay is drawn, as at
         * the start, whenever a synapse is to grow.
         */
        boolean keepsDelays();
    }

    /** The synapses of a projection after the update of a step. */
    final class SynapseSnapshot {
        private final SynapseList synapses;
        private final double[] raw;
        private final boolean fixedSigns;
        private final double progress;

        /**
         * {@return the synapses of a projection at one moment of training}
         *
         * @param synapses the synapses, ordered by postsynaptic neuron
         * @param raw the trained number θ of each synapse; not copied
         * @param fixedSigns whether the sign of a weight never changes
         * @param progress the finished share of training, in [0, 1)
         */
        public static SynapseSnapshot of(SynapseList synapses, double[] raw, boolean fixedSigns, double progress) {
            return new SynapseSnapshot(synapses, raw, fixedSigns, progress);
        }

        private SynapseSnapshot(SynapseList synapses, double[] raw, boolean fixedSigns, double progress) {

            this.synapses = synapses;
            this.raw = raw;
            this.fixedSigns = fixedSigns;
            this.progress = progress;
        }

        /** {@return the synapses} */
        public SynapseList synapses() {
            return synapses;
        }

        /** {@return the trained number θ of each synapse} */
        public double[] raw() {
            return raw;
        }

        /**
         * {@return whether the sign of a weight never changes, so that its magnitude is that of max(θ, 0) rather than
         * of θ}
         */
        public boolean fixedSigns() {
            return fixedSigns;
        }

        /** {@return the finished share of training, in [0, 1)} */
        public double progress() {
            return progress;
        }
    }

    /** Choice of the pairs of neurons that get a synapse. */
    sealed interface Growth {

        /** {@return growth at random, every pair without a synapse equally likely} */
        static Growth atRandom() {
            return new AtRandom();
        }

        /**
         * {@return growth where a gradient score is highest, see {@link ByGradient}}
         *
         * @param score the score of a gradient dL/dθ; NaN for a pair that should not grow
         */
        static Growth byGradient(DoubleUnaryOperator score) {
            return new ByGradient(score);
        }

        /** Grows at random, every pair without a synapse equally likely. */
        record AtRandom() implements Growth {}

        /**
         * Grows where the gradient score is highest: that of dL/dθ of a synapse at {@link Rule#start} with the delay
         * that it would have, computed at the steps that need it only, for about the cost of a dense projection.
         *
         * @param score the pairs with the highest grow, the first of equals. NaN for a pair that should not; where too
         *     few remain, the others are drawn as by {@link AtRandom}
         */
        record ByGradient(DoubleUnaryOperator score) implements Growth {}
    }
}
