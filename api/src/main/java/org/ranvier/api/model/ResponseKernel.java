package org.ranvier.api.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The response of the membrane potential to one input spike of weight 1, in closed form: κ(t) = Σ c · t^p · e^(−t/τ)
 * for t ≥ 0, and 0 before; time in ms.
 *
 * <p>Data rather than code, so that event rules can choose closed-form roots by the shape of the kernel.
 *
 * @param terms the summands
 * @param threshold the level, measured from rest, at which the neuron spikes
 * @param reset what a spike of the neuron leaves in its own potential, η(t) = Σ c · t^p · e^(−t/τ) from the spike on. A
 *     reset by θ of a membrane that leaks has the one term −θ e^(−t/τ_mem), and since a spike is where u = θ, that is a
 *     reset to rest, too. Empty where the neuron does not say, so that it can only spike once
 */
public record ResponseKernel(List<Term> terms, Expr threshold, Optional<List<Term>> reset) {

    /**
     * One summand c · t^p · e^(−t/τ).
     *
     * @param coefficient c, over parameters
     * @param power p ≥ 0
     * @param tau τ in ms, over parameters
     */
    public record Term(Expr coefficient, int power, Expr tau) {
        public Term {
            Objects.requireNonNull(coefficient, "a coefficient");
            Objects.requireNonNull(tau, "a time constant");
        }
    }

    public ResponseKernel {
        Objects.requireNonNull(threshold, "the threshold");
        terms = List.copyOf(terms);
        reset = reset.map(List::copyOf);
    }

    /** Of a neuron that does not say what follows its first spike. */
    public ResponseKernel(List<Term> terms, Expr threshold) {
        this(terms, threshold, Optional.empty());
    }

    /** The same of a neuron of which a spike leaves something behind. */
    public ResponseKernel withReset(List<Term> left) {
        return new ResponseKernel(terms, threshold, Optional.of(left));
    }
}
