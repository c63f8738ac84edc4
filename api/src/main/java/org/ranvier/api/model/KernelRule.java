package org.ranvier.api.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A delay as a differentiable weight over lags: x_i[t] = Σ_j w_ij Σ_k K(k; d_ij) s_j[t−k].
 *
 * <p>K is an expression of {@link #lag()} and {@link #delay()}, both in ticks, of parameters of the learner's schema
 * (one per delay, such as DCLS' sigma), and of scheduled scalars. Everything else follows for every learner at once:
 * the forward pass, dL/dw, dL/dd from the same correlation contracted with the derivative, and dL/ds by the transposed
 * kernel.
 *
 * @param training the kernel in training
 * @param inference the kernel at inference, on delays rounded by {@code rounding}
 * @param delayDerivative ∂K/∂d where it is not the derivative of {@code training}: SLAYER's difference kernel
 * @param support the lags at which any of these can differ from 0
 * @param normalization how a kernel is normalised over lags
 * @param rounding how a delay becomes a whole number of ticks at inference
 * @param scalars numbers that follow a schedule over training, by name
 */
public record KernelRule(
        Expr training,
        Expr inference,
        Optional<Expr> delayDerivative,
        Support support,
        Normalization normalization,
        Rounding rounding,
        List<ScheduledScalar> scalars)
        implements DelayRule {

    /**
     * The lags around ⌊d⌋ at which a kernel can differ from 0: from ⌊d⌋ − below to ⌊d⌋ + above; the whole range of lags
     * where {@link #ALL}.
     */
    public record Support(int below, int above) {

        /** Every lag from 0 to the largest delay. */
        public static final Support ALL = new Support(Integer.MAX_VALUE, Integer.MAX_VALUE);

        /** Whether every lag counts. */
        public boolean all() {
            return below == Integer.MAX_VALUE;
        }
    }

    /**
     * Division of K by (Σ_k K + epsilon), k over all lags.
     *
     * @param training whether the training kernel is divided
     * @param inference whether the inference kernel is divided
     * @param epsilon keeps the quotient finite
     */
    public record Normalization(boolean training, boolean inference, double epsilon) {

        /** No division. */
        public static final Normalization NONE = new Normalization(false, false, 0);
    }

    /**
     * A number that follows a schedule over training.
     *
     * @param name its name in the kernel, see {@link KernelRule#scalar(String)}
     * @param value over {@code scalar("progress")}, the finished share of training in [0, 1]
     */
    public record ScheduledScalar(String name, Expr value) {
        public ScheduledScalar {
            Objects.requireNonNull(name, "the name of a scalar");
            Objects.requireNonNull(value, "the value of a scalar");
        }
    }

    public KernelRule {
        Objects.requireNonNull(training, "the kernel in training");
        Objects.requireNonNull(inference, "the kernel at inference");
        Objects.requireNonNull(delayDerivative, "the derivative by the delay");
        Objects.requireNonNull(support, "the support");
        Objects.requireNonNull(normalization, "the normalisation");
        Objects.requireNonNull(rounding, "the rounding");
        scalars = List.copyOf(scalars);
    }

    /** A rule whose kernels, derivative and support are all simple: no normalisation, no schedule. */
    public static KernelRule of(Expr training, Expr inference, Support support, Rounding rounding) {
        return new KernelRule(training, inference, Optional.empty(), support, Normalization.NONE, rounding, List.of());
    }

    /** The same rule with another derivative in the delay. */
    public KernelRule withDelayDerivative(Expr derivative) {
        return new KernelRule(training, inference, Optional.of(derivative), support, normalization, rounding, scalars);
    }

    /** The lag k in ticks, 0, 1, 2, … */
    public static Expr lag() {
        return Exprs.variable(Symbol.of(Symbol.Kind.LAG));
    }

    /** The delay d in ticks, a real number. */
    public static Expr delay() {
        return Exprs.variable(Symbol.of(Symbol.Kind.DELAY));
    }

    /** A scheduled number. */
    public static Expr scalar(String name) {
        return Exprs.variable(new Symbol(Symbol.Kind.SCALAR, name));
    }
}
