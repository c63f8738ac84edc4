package org.ranvier.conformance.sketch;

import java.util.Arrays;
import java.util.Optional;
import org.ranvier.api.model.EventRule;
import org.ranvier.api.model.StepPolicy;

/**
 * First spikes of single-peaked kernels, and their gradients: between two arrivals the potential rises to at most one peak, so
 * the spike lies between the earlier arrival and that peak, where bisection finds it to the last bit.
 *
 * @param cut a neuron's weight gradients are 0 in a sample where one of them, times the error, exceeds this
 * @param policy what wakes silent neurons
 */
record ExactSpikes(double cut, WakeSilent policy) implements EventRule {

    @Override
    public double firstSpike(KernelValues kernel, int count, double[] arrivals, double[] weights) {
        for (int n = 1; n <= count; n++) {
            Potential u = new Potential(kernel, n, arrivals, weights);
            double from = arrivals[n - 1];
            double to = n < count ? arrivals[n] : Double.POSITIVE_INFINITY;
            if (from < to && u.slope(from) > 0) {
                double peak = u.peak(from, to);
                if (u.at(peak) >= kernel.threshold()) {
                    return Potential.bisect(from, peak, t -> u.at(t) >= kernel.threshold());
                }
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public void gradients(
            KernelValues kernel,
            double spike,
            int count,
            double[] arrivals,
            double[] weights,
            double[] byWeight,
            double[] byArrival) {
        int causal = 0;
        while (causal < count && arrivals[causal] < spike) {
            causal++;
        }
        double slope = new Potential(kernel, causal, arrivals, weights).slope(spike);
        for (int i = 0; i < causal && slope > 0; i++) {
            byWeight[i] = -kernel.at(spike - arrivals[i]) / slope;
            byArrival[i] = weights[i] * kernel.slopeAt(spike - arrivals[i]) / slope;
        }
    }

    @Override
    public void limit(double error, int count, double[] byWeight) {
        if (Arrays.stream(byWeight).anyMatch(d -> Math.abs(d * error) > cut)) {
            Arrays.fill(byWeight, 0);
        }
    }

    @Override
    public Optional<StepPolicy> stepPolicy() {
        return Optional.of(policy);
    }
}
