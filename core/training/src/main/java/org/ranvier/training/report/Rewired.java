package org.ranvier.training.report;

/**
 * The changes to the synapses of a projection over some steps.
 *
 * @param dropped the number of synapses dropped
 * @param grown the number of synapses grown
 * @param synapses the number of synapses after the steps
 * @param dormantSteps the number of steps at which gradients of dormant synapses were computed
 * @param dormantMs the total time that this took, in ms
 */
public record Rewired(int dropped, int grown, int synapses, int dormantSteps, double dormantMs) {

    /** This and what came after. */
    public Rewired and(Rewired later) {
        return new Rewired(
                dropped + later.dropped,
                grown + later.grown,
                later.synapses,
                dormantSteps + later.dormantSteps,
                dormantMs + later.dormantMs);
    }
}
