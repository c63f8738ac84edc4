package org.ranvier.plugins.backend.reference.clock;

import java.util.List;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.plugins.backend.reference.plan.ProjectionNumbers;
import org.ranvier.support.DoubleParameters;
import org.ranvier.support.KernelTaps;
import org.ranvier.support.Parallel;
import org.ranvier.support.plan.SynapseIndex;

/** A projection with its weights and kernels evaluated for one batch. */
final class PreparedProjection {

    final Projection plan;
    final SynapseIndex synapses;
    final ProjectionNumbers numbers;
    final double[] bias;
    final KernelTaps taps;

    PreparedProjection(
            Projection plan,
            SynapseIndex synapses,
            DoubleParameters parameters,
            double dtMs,
            boolean training,
            boolean gradients,
            Parallel parallel) {
        this.plan = plan;
        this.synapses = synapses;
        numbers = new ProjectionNumbers(plan, synapses, parameters, parallel);
        bias = plan.bias() ? parameters.value(plan.parameter(Role.BIAS)) : null;
        List<String> extras = List.copyOf(
                parameters.gradientsOf(plan.name(), Role.DELAY_PARAMETER).keySet());
        boolean derivatives = gradients && (parameters.trained(plan.parameter(Role.DELAYS)) || !extras.isEmpty());
        taps = new KernelTaps(
                plan,
                dtMs,
                training,
                numbers.delays,
                numbers.delayParameters,
                numbers.scalars,
                derivatives ? extras : null,
                parallel);
    }

    /**
     * Sends one tick's signals on their way: x[t + lag]_i += w · K · s_j.
     *
     * @param signal the presynaptic output at tick t
     * @param arrivals what arrives at each tick
     */
    void push(int tick, double[] signal, Arrivals arrivals) {
        for (int j = 0; j < signal.length; j++) {
            if (signal[j] != 0) {
                for (int n = synapses.firstByPre()[j]; n < synapses.firstByPre()[j + 1]; n++) {
                    push(tick, signal[j], synapses.byPre()[n], arrivals);
                }
            }
        }
    }

    private void push(int tick, double signal, int synapse, Arrivals arrivals) {
        int delay = synapses.delayOf(plan.delays().site(), synapse);
        int post = synapses.postOf()[synapse];
        double weighted = numbers.weights[synapse] * signal;
        for (int k = 0; k < taps.count(); k++) {
            double tap = taps.value()[delay * taps.count() + k];
            if (tap != 0) {
                arrivals.at(tick + taps.first()[delay] + k)[post] += weighted * tap;
            }
        }
    }

    /** Adds dL/ds_j[t] = Σ_i w Σ_k K · δ_i[t + k]. */
    void pull(int tick, double[][] dArrivals, double[] dSignal) {
        for (int j = 0; j < dSignal.length; j++) {
            double sum = 0;
            for (int n = synapses.firstByPre()[j]; n < synapses.firstByPre()[j + 1]; n++) {
                int synapse = synapses.byPre()[n];
                int delay = synapses.delayOf(plan.delays().site(), synapse);
                sum += numbers.weights[synapse]
                        * taps.correlate(taps.value(), delay, tick, dArrivals, synapses.postOf()[synapse]);
            }
            dSignal[j] += sum;
        }
    }
}
