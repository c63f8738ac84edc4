package org.ranvier.hardware.brainscales2;

import java.util.Optional;
import org.ranvier.api.event.EventRule;
import org.ranvier.api.event.StepPolicy;

/**
 * The event rule of a network whose delay elements are neurons of their own: such a neuron, whose response has no
 * terms, spikes some time after the one spike that arrives, so that ∂t/∂a = 1. All others follow the rule of the
 * network.
 */
record LoopRule(EventRule ideal) implements EventRule {

    @Override
    public int spikes(KernelValues kernel, int count, double[] arrivals, double[] weights, double[] spikes) {
        if (!isElement(kernel)) {
            return ideal.spikes(kernel, count, arrivals, weights, spikes);
        }
        if (count > 0) {
            spikes[0] = arrivals[0];
        }
        return Math.min(count, 1);
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
        if (isElement(kernel)) {
            java.util.Arrays.fill(byWeight, 0, count, 0);
            java.util.Arrays.fill(byArrival, 0, count, 1);
        } else {
            ideal.gradients(kernel, before, spikes, count, arrivals, weights, byWeight, byArrival, bySpike);
        }
    }

    @Override
    public void clipWeightGradients(double error, int count, double[] byWeight) {
        ideal.clipWeightGradients(error, count, byWeight);
    }

    @Override
    public Optional<StepPolicy> stepPolicy() {
        return ideal.stepPolicy();
    }

    private static boolean isElement(KernelValues kernel) {
        return kernel.powers().length == 0;
    }
}
