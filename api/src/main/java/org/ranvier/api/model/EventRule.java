package org.ranvier.api.model;

import java.util.Optional;

/**
 * Exact spike times and their gradients, for event-driven networks in which each neuron spikes at most once.
 *
 * <p>The potential is u(t) = Σ_i w_i κ(t − a_i) over arrivals a_i = t_i + d_i, with κ the neuron's {@link ResponseKernel}. Gradients follow from
 * spike times alone by the implicit function theorem, so the times may be simulated or measured.
 *
 * <p>A rule is a stateless value, best a record: those of equal settings are equal, and all projections of a network follow
 * equal ones. Several threads call it at once.
 */
public non-sealed interface EventRule extends DelayRule {

    /**
     * The first time at which the potential reaches the threshold from below.
     *
     * @param kernel the neuron's kernel with its numbers filled in
     * @param count how many arrivals there are
     * @param arrivals arrival times in ms, ascending
     * @param weights the weight of each arrival
     * @return the time in ms, or positive infinity when there is none
     */
    double firstSpike(KernelValues kernel, int count, double[] arrivals, double[] weights);

    /**
     * ∂t/∂w_i and ∂t/∂a_i at a spike time t; both 0 for arrivals at or after it. A measured time is not quite a root: the
     * potential may even fall there, and the rule decides what that means.
     *
     * @param kernel the neuron's kernel
     * @param spike the spike time, finite
     * @param count how many arrivals there are
     * @param arrivals arrival times in ms, ascending
     * @param weights the weight of each arrival
     * @param byWeight receives ∂t/∂w_i
     * @param byArrival receives ∂t/∂a_i, which is also ∂t/∂d_i
     */
    void gradients(
            KernelValues kernel,
            double spike,
            int count,
            double[] arrivals,
            double[] weights,
            double[] byWeight,
            double[] byArrival);

    /**
     * Changes one neuron's weight gradients in one sample before they are added up, such as DelGrad's cut of large ones.
     *
     * @param error dL/dt of this neuron's spike, 1/batch included
     * @param count how many arrivals there are
     * @param byWeight ∂t/∂w_i, may be changed in place
     */
    default void limit(double error, int count, double[] byWeight) {}

    /**
     * Says that the rule is nothing but its definition, where that is so. A backend may then compute in its own way what the
     * methods above would.
     */
    default Optional<FirstCrossing> firstCrossing() {
        return Optional.empty();
    }

    /** What may replace a step of training after a batch with missing spikes. */
    default Optional<StepPolicy> stepPolicy() {
        return Optional.empty();
    }

    /**
     * A rule that is nothing but its definition: the spike is where u(t) = Σ_i w_i κ(t − a_i) first reaches the threshold from below, never where the
     * threshold is not above rest. With u' = Σ_i w_i κ'(t − a_i) over arrivals before t, ∂t/∂w_i = −κ(t − a_i)/u' and ∂t/∂a_i = w_i κ'(t − a_i)/u', 0
     * for all other arrivals; all are 0 where u' ≤ 0.
     *
     * @param cut all ∂t/∂w_i of a neuron in a sample are 0 where |dL/dt ∂t/∂w_i| exceeds this for any i; 0 for no limit
     */
    record FirstCrossing(double cut) {}

    /**
     * A response kernel with its numbers filled in: κ(t) = Σ_m c_m · t^(p_m) · e^(−t/τ_m).
     *
     * @param coefficients c
     * @param powers p
     * @param taus τ in ms
     * @param threshold the level measured from rest
     */
    record KernelValues(double[] coefficients, int[] powers, double[] taus, double threshold) {

        /** κ(t). */
        public double at(double t) {
            double sum = 0;
            if (t >= 0) {
                for (int m = 0; m < coefficients.length; m++) {
                    sum += coefficients[m] * Math.pow(t, powers[m]) * Math.exp(-t / taus[m]);
                }
            }
            return sum;
        }

        /** κ'(t), per ms. */
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
}
