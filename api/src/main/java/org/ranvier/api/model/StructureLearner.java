package org.ranvier.api.model;

import org.ranvier.api.Component;
import org.ranvier.api.Settings;

/** Which synapses drop and which grow, between training steps. Composes with any delay learner. */
public interface StructureLearner extends Component {

    /** A rule for one projection. */
    Rule rule(Settings settings);

    /** The rule of one projection. */
    interface Rule {

        /** Whether this step rewires at all. */
        boolean rewiresAt(int step);

        /**
         * Whether this step needs the gradients of dormant synapses: an array [post][pre], which costs as much as a dense
         * projection.
         */
        boolean needsDormantGradients(int step);

        /** The trained number at which a newly grown synapse starts. */
        double start();

        /**
         * The new synapses.
         *
         * @param state what is known after the step's update
         */
        Rewiring rewire(RewiringState state);
    }

    /**
     * A projection as a structure learner sees it.
     *
     * @param synapses who is connected
     * @param raw the trained number of each synapse
     * @param gradients dL/draw of each synapse
     * @param dormantGradients dL/draw of every pair as if a synapse of {@link Rule#start} were there, [post][pre]; empty unless
     *     asked for
     * @param seed for draws, with {@link org.ranvier.api.Philox}
     * @param stream distinguishes projections
     * @param step the training step
     */
    record RewiringState(
            SynapseList synapses,
            double[] raw,
            double[] gradients,
            double[] dormantGradients,
            long seed,
            int stream,
            int step) {}

    /**
     * The outcome, one number per new synapse.
     *
     * @param synapses who is connected now
     * @param keptFrom the old synapse that it continues, or −1 where it is newly grown
     * @param delayFrom the old synapse whose delay it has, or −1 where it draws one as at the start; a synapse that is kept
     *     keeps its delay, a grown one may take over that of a dropped one
     */
    record Rewiring(SynapseList synapses, int[] keptFrom, int[] delayFrom) {}
}
