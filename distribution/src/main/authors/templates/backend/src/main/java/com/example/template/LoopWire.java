package com.example.template;

import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.support.DoubleParameters;
import org.ranvier.support.KernelTaps;
import org.ranvier.support.plan.SynapseIndex;

/**
 * A projection: a spike of neuron j at tick t adds w · K_k to what arrives at neuron i at tick t + k, where K are the
 * taps of the delay's kernel. On the way back all gradients are correlations of the same two signals.
 */
final class LoopWire {

    final Projection plan;
    final SynapseIndex synapses;
    final double[] bias;
    private final DoubleParameters parameters;
    private final double[] weights;
    private final double dtMs;
    private final KernelTaps taps;

    LoopWire(Projection plan, LoopProgram program, boolean training) {
        this.plan = plan;
        synapses = program.synapses.get(plan.name());
        parameters = program.parameters();
        weights = parameters.value(plan.parameter(Role.WEIGHTS)).clone();
        bias = plan.bias() ? parameters.value(plan.parameter(Role.BIAS)) : null;
        dtMs = program.plan().dtMs();
        double[] delays = parameters.value(plan.parameter(Role.DELAYS));
        taps = new KernelTaps(plan, dtMs, training, delays, true, program.parallel);
    }

    private int delay(int synapse) {
        return synapses.delayOf(plan.delays().site(), synapse);
    }

    void send(int tick, double[] signal, double[][] arrivals) {
        for (int s = 0; s < weights.length; s++) {
            for (int k = 0; k < taps.count(); k++) {
                double tap = taps.value()[delay(s) * taps.count() + k];
                int at = tick + taps.first()[delay(s)] + k;
                if (tap != 0 && at < arrivals.length) {
                    arrivals[at][synapses.postOf()[s]] += weights[s] * signal[synapses.preOf()[s]] * tap;
                }
            }
        }
    }

    /** Adds dL/ds of a tick. */
    void pull(int tick, double[][] errors, double[] sum) {
        for (int s = 0; s < weights.length; s++) {
            sum[synapses.preOf()[s]] += weights[s] * correlated(taps.value(), s, tick, errors);
        }
    }

    private double correlated(double[] tapsOf, int s, int tick, double[][] errors) {
        return taps.correlate(tapsOf, delay(s), tick, errors, synapses.postOf()[s]);
    }

    void addGradients(int ticks, LoopSample sample) {
        double[] byWeight = parameters.gradient(plan.parameter(Role.WEIGHTS));
        double[] byDelay = parameters.gradient(plan.parameter(Role.DELAYS));
        double[] byBias = bias == null ? null : parameters.gradient(plan.parameter(Role.BIAS));
        double[][] errors = sample.errors.get(this);
        for (int t = 0; t < ticks; t++) {
            for (int s = 0; s < weights.length; s++) {
                double sent = sample.sent(plan.from(), t)[synapses.preOf()[s]];
                if (byWeight != null) {
                    byWeight[s] += sent * correlated(taps.value(), s, t, errors);
                }
                if (byDelay != null) {
                    byDelay[delay(s)] += weights[s] * sent * correlated(taps.byDelay(), s, t, errors) / dtMs;
                }
            }
            if (byBias != null) {
                LoopSample.add(errors[t], 0, byBias);
            }
        }
    }
}
