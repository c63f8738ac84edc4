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
     * @param denseGradients [post][pre], or null unless asked for
     * @param seed for draws
     * @param step the training step
     */
    record RewiringState(
            SynapseList synapses, double[] raw, double[] gradients, double[] denseGradients, long seed, int step) {}

    /**
     * The outcome.
     *
     * @param synapses who is connected now
     * @param keptFrom for each new synapse the old one it continues, or −1 where it is newly grown
     * @param grownRaw the trained number at which a newly grown synapse starts, one per new synapse; others ignored
     * @param freshDelays whether a grown synapse draws a new delay rather than keeping that of the synapse it replaced
     */
    record Rewiring(SynapseList synapses, int[] keptFrom, double[] grownRaw, boolean freshDelays) {}
}
