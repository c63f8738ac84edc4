package org.ranvier.plugins.delays.delgrad;

import java.util.Arrays;
import java.util.Optional;
import org.ranvier.api.event.EventRule;
import org.ranvier.api.event.StepPolicy;

/**
 * Spikes in closed form, and their gradients by the implicit function theorem.
 *
 * <p>The potential is carried from arrival to arrival, and the first interval that has a crossing from below wins: by
 * Lambert's W for an {@linkplain AlphaResponse alpha response}, by a quadratic for a {@linkplain ExponentialsResponse
 * difference of exponentials} with time constants of ratio 2, by a bracketed Newton iteration for any other ratio, and
 * {@linkplain SummedResponse term by term} for all other kernels. A threshold that is not above rest is not crossed
 * from below.
 *
 * <p>After a spike at t_m the potential is u(t) = Σ w_i κ(t − a_i) + Σ_m η(t − t_m), η what the neuron says that a
 * spike leaves behind, and the search goes on from there.
 *
 * <p>With u' = Σ w_i κ'(t − a_i) + Σ_m η'(t − t_m) over arrivals and own spikes before t, ∂t/∂w_i = −κ(t − a_i)/u',
 * ∂t/∂a_i = w_i κ'(t − a_i)/u' and ∂t/∂t_m = η'(t − t_m)/u'. Where u' ≤ 0, which only measured times can have, all
 * gradients are 0.
 *
 * @param spikesPerNeuron how many spikes of a neuron count
 * @param cut the weight gradients of a spike are 0 in a sample in which one of them, times the error, exceeds this; 0
 *     for no limit
 * @param missing what replaces a step where too many spikes are missing
 */
record ExactSpikes(int spikesPerNeuron, double cut, MissingSpikes missing) implements EventRule {

    @Override
    public int spikesPerNeuron() {
        return spikesPerNeuron;
    }

    @Override
    public int spikes(KernelValues kernel, int count, double[] arrivals, double[] weights, double[] spikes) {
        if (!(kernel.threshold() > 0)) {
            return 0;
        }
        return switch (Shape.of(kernel, spikes.length)) {
            case ALPHA -> AlphaResponse.spikes(kernel, count, arrivals, weights, spikes);
            case EXPONENTIALS -> ExponentialsResponse.spikes(kernel, count, arrivals, weights, spikes);
            case OTHER -> SummedResponse.spikes(kernel, count, arrivals, weights, spikes);
        };
    }

    @Override
    public void gradients(
            KernelValues kernel,
            int before,
            double[] spikes,
            int count,
            double[] arrivals,
            double[] weights,
            double[] byWeight,
            double[] byArrival,
            double[] bySpike) {
        double spike = spikes[before];
        int causal = 0;
        while (causal < count && arrivals[causal] < spike) {
            causal++;
        }
        // First κ, κ' and η', then divided by the slope.
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
        for (int m = 0; m < before; m++) {
            bySpike[m] = spikes[m] < spike ? kernel.reset().slopeAt(spike - spikes[m]) : 0;
            slope += bySpike[m];
        }
        if (!(slope > 0)) {
            causal = 0;
            Arrays.fill(bySpike, 0, before, 0);
        }
        double inverse = slope > 0 ? 1 / slope : 0;
        for (int i = 0; i < causal; i++) {
            byWeight[i] *= -inverse;
            byArrival[i] *= inverse;
        }
        for (int m = 0; m < before; m++) {
            bySpike[m] *= inverse;
        }
        Arrays.fill(byWeight, causal, count, 0);
        Arrays.fill(byArrival, causal, count, 0);
    }

    @Override
    public void clipWeightGradients(double error, int count, double[] byWeight) {
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
    public Optional<StandardThresholdRule> crossings() {
        return Optional.of(new StandardThresholdRule(cut));
    }

    @Override
    public Optional<StepPolicy> stepPolicy() {
        return missing.nudge() > 0 ? Optional.of(missing) : Optional.empty();
    }
}
