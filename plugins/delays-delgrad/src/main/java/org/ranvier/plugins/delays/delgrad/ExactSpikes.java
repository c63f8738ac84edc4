package org.ranvier.plugins.delays.delgrad;

import java.util.Arrays;
import java.util.Optional;
import org.ranvier.api.model.EventRule;
import org.ranvier.api.model.StepPolicy;

/**
 * First spikes in closed form, and their gradients by the implicit function theorem.
 *
 * <p>The potential is carried from arrival to arrival, and the first interval that has a crossing from below wins: by Lambert's W for
 * an {@linkplain AlphaResponse alpha response}, by a quadratic for a {@linkplain ExponentialsResponse difference of exponentials} with
 * time constants of ratio 2, by a bracketed Newton iteration for any other ratio, and {@linkplain SummedResponse term by term} for all
 * other kernels that have one peak. A threshold that is not above rest is not crossed from below.
 *
 * <p>With u' = Σ w_i κ'(t − a_i) over arrivals before t, ∂t/∂w_i = −κ(t − a_i)/u' and ∂t/∂a_i = w_i κ'(t − a_i)/u'. Where u' ≤ 0, which
 * only measured times can have, all gradients are 0.
 *
 * @param cut a neuron's weight gradients are 0 in a sample in which one of them, times the error, exceeds this; 0 for no limit
 * @param missing what replaces a step where too many spikes are missing
 */
record ExactSpikes(double cut, MissingSpikes missing) implements EventRule {

    @Override
    public double firstSpike(KernelValues kernel, int count, double[] arrivals, double[] weights) {
        if (!(kernel.threshold() > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        return switch (Shape.of(kernel)) {
            case ALPHA -> AlphaResponse.firstSpike(kernel, count, arrivals, weights);
            case EXPONENTIALS -> ExponentialsResponse.firstSpike(kernel, count, arrivals, weights);
            case OTHER -> SummedResponse.firstSpike(kernel, count, arrivals, weights);
        };
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
        // First κ and κ', then divided by the slope.
        switch (Shape.of(kernel)) {
            case ALPHA -> AlphaResponse.responses(kernel, spike, causal, arrivals, byWeight, byArrival);
            case EXPONENTIALS -> ExponentialsResponse.responses(kernel, spike, causal, arrivals, byWeight, byArrival);
            case OTHER -> SummedResponse.responses(kernel, spike, causal, arrivals, byWeight, byArrival);
        }
        double slope = 0;
        for (int i = 0; i < causal; i++) {
            byArrival[i] *= weights[i];
            slope += byArrival[i];
        }
        if (!(slope > 0)) {
            causal = 0;
        }
        double inverse = 1 / slope;
        for (int i = 0; i < causal; i++) {
            byWeight[i] *= -inverse;
            byArrival[i] *= inverse;
        }
        Arrays.fill(byWeight, causal, count, 0);
        Arrays.fill(byArrival, causal, count, 0);
    }

    @Override
    public void limit(double error, int count, double[] byWeight) {
        if (cut == 0) {
            return;
        }
        double largest = 0;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, Math.abs(byWeight[i]));
        }
        if (largest * Math.abs(error) > cut) {
            Arrays.fill(byWeight, 0, count, 0);
        }
    }

    @Override
    public Optional<FirstCrossing> firstCrossing() {
        return Optional.of(new FirstCrossing(cut));
    }

    @Override
    public Optional<StepPolicy> stepPolicy() {
        return missing.nudge() > 0 ? Optional.of(missing) : Optional.empty();
    }
}
