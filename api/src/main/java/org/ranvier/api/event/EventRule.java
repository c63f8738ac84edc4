package org.ranvier.api.event;

import java.util.Optional;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.learning.DelayRule;
import org.ranvier.api.model.ResponseKernel;

/**
 * Exact spike times and their gradients, for event-driven networks in which each neuron spikes at most
 * {@link #spikesPerNeuron()} times.
 *
 * <p>The potential is u(t) = Σ_i w_i κ(t − a_i) + Σ_m η(t − t_m) over arrivals a_i = t_i + d_i and the neuron's own
 * spikes t_m before t, with κ the neuron's {@link ResponseKernel} and η what it says that a spike leaves behind. A
 * spike of its own thus acts like an arrival. Gradients follow from spike times alone by the implicit function theorem,
 * so the times may be simulated or measured.
 *
 * <p>A rule is a stateless value, best a record: those of equal settings are equal, and all projections of a network
 * follow equal ones. Several threads call it at once.
 */
@ApiStatus(value = ApiStatus.Status.EXPERIMENTAL, since = "0.1")
public non-sealed interface EventRule extends DelayRule {

    /**
     * {@return how many spikes of a neuron, and of an input channel, count in a sample at most: the first ones} Where
     * it is more than 1, neurons must say what a spike leaves behind.
     */
    default int spikesPerNeuron() {
        return 1;
    }

    /**
     * Computes the first times at which the potential reaches the threshold from below.
     *
     * @param kernel the neuron's kernel with its numbers filled in
     * @param count how many arrivals there are
     * @param arrivals arrival times in ms, ascending
     * @param weights the weight of each arrival
     * @param spikes output buffer of spike times in ms, filled up to its length
     * @return the number of spike times written
     */
    int spikes(KernelValues kernel, int count, double[] arrivals, double[] weights, double[] spikes);

    /**
     * {@return the first of {@link #spikes}, or positive infinity when there is none}
     *
     * @param kernel the neuron's kernel with its numbers filled in
     * @param count how many arrivals there are
     * @param arrivals arrival times in ms, ascending
     * @param weights the weight of each arrival
     */
    default double firstSpike(KernelValues kernel, int count, double[] arrivals, double[] weights) {
        double[] first = new double[1];
        return spikes(kernel, count, arrivals, weights, first) > 0 ? first[0] : Double.POSITIVE_INFINITY;
    }

    /**
     * Computes the direct derivatives of a spike time t: ∂t/∂w_i and ∂t/∂a_i, both 0 for arrivals at or after it, and
     * ∂t/∂t_m for spikes of the same neuron before it. A measured time is not quite a root: the potential may even fall
     * there, and the rule decides what that means.
     *
     * @param kernel the neuron's kernel
     * @param before how many spikes of the neuron come before this one
     * @param spikes spike times of the neuron, ascending; this one, at {@code before}, is finite
     * @param count how many arrivals there are
     * @param arrivals arrival times in ms, ascending
     * @param weights the weight of each arrival
     * @param byWeight receives ∂t/∂w_i
     * @param byArrival receives ∂t/∂a_i, which is also ∂t/∂d_i
     * @param bySpike receives ∂t/∂t_m, {@code m < before}
     */
    void gradients(
            KernelValues kernel,
            int before,
            double[] spikes,
            int count,
            double[] arrivals,
            double[] weights,
            double[] byWeight,
            double[] byArrival,
            double[] bySpike);

    /**
     * Computes the gradients for a single, finite first spike.
     *
     * @param kernel the neuron's kernel with its numbers filled in
     * @param spike the time of the spike in ms, finite
     * @param count how many arrivals there are
     * @param arrivals arrival times in ms, ascending
     * @param weights the weight of each arrival
     * @param byWeight receives ∂t/∂w_i
     * @param byArrival receives ∂t/∂a_i, which is also ∂t/∂d_i
     */
    default void gradients(
            KernelValues kernel,
            double spike,
            int count,
            double[] arrivals,
            double[] weights,
            double[] byWeight,
            double[] byArrival) {
        gradients(kernel, 0, new double[] {spike}, count, arrivals, weights, byWeight, byArrival, new double[0]);
    }

    /**
     * Changes the weight gradients of one spike of a neuron in one sample before they are added up, such as DelGrad's
     * cut of large ones.
     *
     * @param error dL/dt of this spike, 1/batch included
     * @param count how many arrivals there are
     * @param byWeight ∂t/∂w_i, may be changed in place
     */
    default void clipWeightGradients(double error, int count, double[] byWeight) {}

    /**
     * Declares that the rule follows the standard definition, where it does. A backend may then compute in its own way
     * what the methods above would.
     *
     * @return the definition that the rule follows; empty where it follows one of its own
     */
    default Optional<StandardThresholdRule> crossings() {
        return Optional.empty();
    }

    /** {@return what may replace a training step after a batch with missing spikes} */
    default Optional<StepPolicy> stepPolicy() {
        return Optional.empty();
    }

    /**
     * Standard definition of a rule: spikes are where u(t) reaches the threshold from below, never where the threshold
     * is not above rest. With u' = Σ_i w_i κ'(t − a_i) + Σ_m η'(t − t_m) over arrivals and own spikes before t, ∂t/∂w_i
     * = −κ(t − a_i)/u', ∂t/∂a_i = w_i κ'(t − a_i)/u' and ∂t/∂t_m = η'(t − t_m)/u', 0 for all others; all are 0 where u'
     * ≤ 0.
     *
     * @param cut all ∂t/∂w_i of a spike in a sample are 0 where |dL/dt ∂t/∂w_i| exceeds this for any i; 0 for no limit
     */
    record StandardThresholdRule(double cut) {}

    /**
     * Σ_m c_m · t^(p_m) · e^(−t/τ_m) for t ≥ 0, with its numbers.
     *
     * @param coefficients c
     * @param powers p
     * @param taus τ in ms
     */
    record KernelSum(double[] coefficients, int[] powers, double[] taus) {

        /** No terms: 0. */
        public static final KernelSum NONE = new KernelSum(new double[0], new int[0], new double[0]);

        /**
         * {@return its value}
         *
         * @param t the time since the arrival in ms; the value is 0 before it
         */
        public double at(double t) {
            double sum = 0;
            if (t >= 0) {
                for (int m = 0; m < coefficients.length; m++) {
                    sum += coefficients[m] * Math.pow(t, powers[m]) * Math.exp(-t / taus[m]);
                }
            }
            return sum;
        }

        /**
         * {@return its derivative, per ms}
         *
         * @param t the time since the arrival in ms; the value is 0 before it
         */
        public double slopeAt(double t) {
            double sum = 0;
            if (t >= 0) {
                for (int m = 0; m < coefficients.length; m++) {
                    int p = powers[m];
                    double rise = p == 0 ? 0 : p * Math.pow(t, p - 1);
                    sum += coefficients[m] * (rise - Math.pow(t, p) / taus[m]) * Math.exp(-t / taus[m]);
                }
            }
            return sum;
        }
    }

    /**
     * A response kernel with its numbers filled in: κ(t) = Σ_m c_m · t^(p_m) · e^(−t/τ_m).
     *
     * @param coefficients c
     * @param powers p
     * @param taus τ in ms
     * @param threshold the level measured from rest
     * @param reset η, what a spike of the neuron leaves behind; no terms where it does not say
     */
    record KernelValues(double[] coefficients, int[] powers, double[] taus, double threshold, KernelSum reset) {

        /**
         * Makes the values of a neuron without a reset kernel.
         *
         * @param coefficients c, one for each term
         * @param powers p, one for each term
         * @param taus τ in ms, one for each term
         * @param threshold the level measured from rest
         */
        public KernelValues(double[] coefficients, int[] powers, double[] taus, double threshold) {
            this(coefficients, powers, taus, threshold, KernelSum.NONE);
        }

        /**
         * From its parts.
         *
         * @param response κ, the response to an arrival of weight 1
         * @param threshold the level measured from rest
         * @param reset η, what a spike of the neuron leaves behind
         */
        public KernelValues(KernelSum response, double threshold, KernelSum reset) {
            this(response.coefficients(), response.powers(), response.taus(), threshold, reset);
        }

        /** {@return the kernel κ alone} */
        public KernelSum response() {
            return new KernelSum(coefficients, powers, taus);
        }

        /**
         * {@return the value κ(t)}
         *
         * @param t the time since the arrival in ms; the value is 0 before it
         */
        public double at(double t) {
            return response().at(t);
        }

        /**
         * {@return the derivative κ'(t), per ms}
         *
         * @param t the time since the arrival in ms; the value is 0 before it
         */
        public double slopeAt(double t) {
            return response().slopeAt(t);
        }
    }
}
