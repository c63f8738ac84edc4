package org.ranvier.training.report;

/**
 * What became of the synapses of a projection over some steps.
 *
 * @param dropped how many dropped
 * @param grown how many grew
 * @param synapses how many there are
 * @param dormantSteps at how many steps gradients of dormant synapses were computed
 * @param dormantMs how long that took in all, in ms
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
