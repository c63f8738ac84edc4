package org.ranvier.api.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Exprs;
import org.ranvier.api.model.Symbol;

/**
 * A delay as a differentiable weight over lags: x_i[t] = Σ_j w_ij Σ_k K(k; d_ij) s_j[t−k].
 *
 * <p>K is an expression of {@link #lag()} and {@link #delay()}, both in ticks, of parameters of the learner's schema
 * (one per delay, such as DCLS' sigma), and of scheduled scalars. Everything else follows for every learner at once:
 * the forward pass, dL/dw, dL/dd from the same correlation contracted with the derivative, and dL/ds by the transposed
 * kernel.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class KernelRule implements DelayRule {
    private final Expr training;
    private final Expr inference;
    private final Optional<Expr> delayDerivative;
    private final Support support;
    private final Normalization normalization;
    private final Rounding rounding;
    private final List<ScheduledScalar> scalars;

    private KernelRule(
            Expr training,
            Expr inference,
            Optional<Expr> delayDerivative,
            Support support,
            Normalization normalization,
            Rounding rounding,
            List<ScheduledScalar> scalars) {
        Objects.requireNonNull(training, "the kernel in training");
        Objects.requireNonNull(inference, "the kernel at inference");
        Objects.requireNonNull(delayDerivative, "the derivative by the delay");
        Objects.requireNonNull(support, "the support");
        Objects.requireNonNull(normalization, "the normalisation");
        Objects.requireNonNull(rounding, "the rounding");
        scalars = List.copyOf(scalars);

        this.training = training;
        this.inference = inference;
        this.delayDerivative = delayDerivative;
        this.support = support;
        this.normalization = normalization;
        this.rounding = rounding;
        this.scalars = scalars;
    }

    /**
     * The lags around ⌊d⌋ at which a kernel can differ from 0: from ⌊d⌋ − below to ⌊d⌋ + above; the whole range of lags
     * where {@link #ALL}.
     *
     * @param below how many lags below ⌊d⌋; negative for a kernel that begins after its delay
     * @param above how many lags above ⌊d⌋
     */
    public record Support(int below, int above) {

        /** Every lag from 0 to the largest delay. */
        public static final Support ALL = new Support(Integer.MAX_VALUE, Integer.MAX_VALUE);

        /** {@return whether every lag counts} */
        public boolean all() {
            return below == Integer.MAX_VALUE;
        }
    }

    /** Division of K by (Σ_k K + epsilon), k over all lags. */
    public static final class Normalization {
        private final boolean training;
        private final boolean inference;
        private final double epsilon;

        private Normalization(boolean training, boolean inference, double epsilon) {

            this.training = training;
            this.inference = inference;
            this.epsilon = epsilon;
        }

        /** No division. */
        public static final Normalization NONE = new Normalization(false, false, 0);

        /**
         * Divides the training kernel only.
         *
         * @param epsilon the number that is added to the sum, which keeps the quotient finite
         * @return a normalisation of the training kernel
         */
        public static Normalization inTraining(double epsilon) {
            return new Normalization(true, false, epsilon);
        }

        /**
         * Divides the kernels of training and of inference.
         *
         * @param epsilon the number that is added to the sum, which keeps the quotient finite
         * @return a normalisation of both kernels
         */
        public static Normalization always(double epsilon) {
            return new Normalization(true, true, epsilon);
        }

        /** {@return whether the training kernel is divided} */
        public boolean training() {
            return training;
        }

        /** {@return whether the inference kernel is divided} */
        public boolean inference() {
            return inference;
        }

        /** {@return the number that is added to the sum, which keeps the quotient finite} */
        public double epsilon() {
            return epsilon;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Normalization that
                    && training == that.training
                    && inference == that.inference
                    && Double.compare(epsilon, that.epsilon) == 0;
        }

        @Override
        public int hashCode() {
            return java.util.Objects.hash(training, inference, epsilon);
        }

        @Override
        public String toString() {
            return "Normalization[training=" + training + ", inference=" + inference + ", epsilon=" + epsilon + "]";
        }
    }

    /** A number that follows a schedule over training. */
    public static final class ScheduledScalar {
        private final String name;
        private final Expr value;

        private ScheduledScalar(String name, Expr value) {
            Objects.requireNonNull(name, "the name of a scalar");
            Objects.requireNonNull(value, "the value of a scalar");

            this.name = name;
            this.value = value;
        }

        /** {@return the name in the kernel, see {@link KernelRule#scalar(String)}} */
        public String name() {
            return name;
        }

        /** {@return the value over {@code scalar("progress")}, the finished share of training in [0, 1]} */
        public Expr value() {
            return value;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ScheduledScalar that
                    && java.util.Objects.equals(name, that.name)
                    && java.util.Objects.equals(value, that.value);
        }

        @Override
        public int hashCode() {
            return java.util.Objects.hash(name, value);
        }

        @Override
        public String toString() {
            return "ScheduledScalar[name=" + name + ", value=" + value + "]";
        }
    }

    /**
     * {@return a rule without normalisation and schedules, whose delay derivative is that of the training kernel}
     *
     * @param training the kernel in training
     * @param inference the kernel at inference, on delays rounded by {@code rounding}
     * @param support the lags at which these can differ from 0
     * @param rounding how a delay becomes a whole number of ticks at inference
     */
    public static KernelRule of(Expr training, Expr inference, Support support, Rounding rounding) {
        return new KernelRule(training, inference, Optional.empty(), support, Normalization.NONE, rounding, List.of());
    }

    /**
     * Replaces ∂K/∂d where it is not the derivative of the training kernel, as with SLAYER's difference kernel.
     *
     * @param derivative ∂K/∂d, per tick, over lag, delay, parameters and scalars
     * @return a rule with this derivative, otherwise equal to this one
     */
    public KernelRule withDelayDerivative(Expr derivative) {
        return new KernelRule(training, inference, Optional.of(derivative), support, normalization, rounding, scalars);
    }

    /**
     * Normalises kernels over lags.
     *
     * @param normalization in which mode kernels are divided by their sum
     * @return a rule with this normalisation, otherwise equal to this one
     */
    public KernelRule normalized(Normalization normalization) {
        return new KernelRule(training, inference, delayDerivative, support, normalization, rounding, scalars);
    }

    /**
     * Adds a number that follows a schedule over training.
     *
     * @param name the name in the kernel, see {@link #scalar(String)}
     * @param value the value over {@code scalar("progress")}, the finished share of training in [0, 1]
     * @return a rule with this scalar too, otherwise equal to this one
     */
    public KernelRule withScalar(String name, Expr value) {
        List<ScheduledScalar> all = new ArrayList<>(scalars);
        all.add(new ScheduledScalar(name, value));
        return new KernelRule(training, inference, delayDerivative, support, normalization, rounding, all);
    }

    /** {@return the lag k in ticks, 0, 1, 2, …} */
    public static Expr lag() {
        return Exprs.variable(Symbol.of(Symbol.Kind.LAG));
    }

    /** {@return the delay d in ticks, a real number} */
    public static Expr delay() {
        return Exprs.variable(Symbol.of(Symbol.Kind.DELAY));
    }

    /**
     * {@return a scheduled number by its name}
     *
     * @param name the name given to {@link #withScalar}
     */
    public static Expr scalar(String name) {
        return Exprs.variable(new Symbol(Symbol.Kind.SCALAR, name));
    }

    /** {@return the kernel in training} */
    public Expr training() {
        return training;
    }

    /** {@return the kernel at inference, on rounded delays} */
    public Expr inference() {
        return inference;
    }

    /** {@return ∂K/∂d where it is not the derivative of the training kernel, as with SLAYER's difference kernel} */
    public Optional<Expr> delayDerivative() {
        return delayDerivative;
    }

    /** {@return the lags at which the kernels or the derivative can differ from 0} */
    public Support support() {
        return support;
    }

    /** {@return how kernels are normalised over lags} */
    public Normalization normalization() {
        return normalization;
    }

    /** {@return how a delay becomes a whole number of ticks at inference} */
    public Rounding rounding() {
        return rounding;
    }

    /** {@return the numbers that follow a schedule over training} */
    public List<ScheduledScalar> scalars() {
        return scalars;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KernelRule that
                && java.util.Objects.equals(training, that.training)
                && java.util.Objects.equals(inference, that.inference)
                && java.util.Objects.equals(delayDerivative, that.delayDerivative)
                && java.util.Objects.equals(support, that.support)
                && java.util.Objects.equals(normalization, that.normalization)
                && java.util.Objects.equals(rounding, that.rounding)
                && java.util.Objects.equals(scalars, that.scalars);
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hash(training, inference, delayDerivative, support, normalization, rounding, scalars);
    }
}
