package org.ranvier.api.model;

import java.util.List;

/**
 * The response of the membrane potential to one input spike of weight 1, in closed form:
 * κ(t) = Σ c · t^p · e^(−t/τ) for t ≥ 0, and 0 before; time in ms.
 *
 * <p>Data rather than code, so that event rules can choose closed-form roots by the shape of the kernel.
 *
 * @param terms the summands
 * @param threshold the level, measured from rest, at which the neuron spikes
 */
public record ResponseKernel(List<Term> terms, Expr threshold) {

    /**
     * One summand c · t^p · e^(−t/τ).
     *
     * @param coefficient c, over parameters
     * @param power p ≥ 0
     * @param tau τ in ms, over parameters
     */
    public record Term(Expr coefficient, int power, Expr tau) {}

    public ResponseKernel {
        terms = List.copyOf(terms);
    }
}
