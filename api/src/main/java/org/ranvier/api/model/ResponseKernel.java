package org.ranvier.api.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ranvier.api.ApiStatus;

/**
 * The response of the membrane potential to one input spike of weight 1, in closed form: κ(t) = Σ c · t^p · e^(−t/τ)
 * for t ≥ 0, and 0 before; time in ms.
 *
 * <p>Data rather than code, so that event rules can choose closed-form roots by the shape of the kernel.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class ResponseKernel {
    private final List<Term> terms;
    private final Expr threshold;
    private final Optional<List<Term>> reset;

    private ResponseKernel(List<Term> terms, Expr threshold, Optional<List<Term>> reset) {
        Objects.requireNonNull(threshold, "the threshold");
        terms = List.copyOf(terms);
        reset = reset.map(List::copyOf);

        this.terms = terms;
        this.threshold = threshold;
        this.reset = reset;
    }

    /**
     * Summand c · t^p · e^(−t/τ).
     *
     * @param coefficient c, over parameters
     * @param power p ≥ 0
     * @param tau τ in ms, over parameters
     */
    public record Term(Expr coefficient, int power, Expr tau) {
        /** Refuses expressions that are null. */
        public Term {
            Objects.requireNonNull(coefficient, "a coefficient");
            Objects.requireNonNull(tau, "a time constant");
        }
    }

    /**
     * {@return the kernel of a neuron that does not say what follows its first spike}
     *
     * @param terms the summands
     * @param threshold the level at which the neuron spikes, measured from rest
     */
    public static ResponseKernel of(List<Term> terms, Expr threshold) {
        return new ResponseKernel(terms, threshold, Optional.empty());
    }

    /**
     * Sets what a spike leaves in the neuron's own potential, see {@link #reset()}.
     *
     * @param left the summands of η
     * @return a kernel with this reset, otherwise equal to this one
     */
    public ResponseKernel withReset(List<Term> left) {
        return new ResponseKernel(terms, threshold, Optional.of(left));
    }

    /** {@return the summands} */
    public List<Term> terms() {
        return terms;
    }

    /** {@return the level at which the neuron spikes, measured from rest} */
    public Expr threshold() {
        return threshold;
    }

    /**
     * {@return what a spike of the neuron leaves in its own potential, η(t) = Σ c · t^p · e^(−t/τ) from the spike on;
     * empty where the neuron does not say, so that it can only spike once} A reset by θ of a leaking membrane has the
     * one term −θ e^(−t/τ_mem), which is a reset to rest as well, since u = θ at a spike.
     */
    public Optional<List<Term>> reset() {
        return reset;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResponseKernel that
                && java.util.Objects.equals(terms, that.terms)
                && java.util.Objects.equals(threshold, that.threshold)
                && java.util.Objects.equals(reset, that.reset);
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hash(terms, threshold, reset);
    }

    @Override
    public String toString() {
        return "ResponseKernel[terms=" + terms + ", threshold=" + threshold + ", reset=" + reset + "]";
    }
}
