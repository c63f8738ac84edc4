package org.ranvier.plugins.backend.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.backend.LoweredKernel;
import org.ranvier.api.backend.NetworkPlan.Projection;
import org.ranvier.api.backend.ParameterSpec;

/** A projection with its weights and kernels evaluated for one batch. */
final class PreparedProjection {

    final Projection plan;
    final Synapses synapses;
    final double[] weights;
    final double[] bias;
    final Taps taps;
    final Map<String, double[]> weightParameters;
    final Map<String, double[]> delayParameters;

    PreparedProjection(
            Projection plan,
            Synapses synapses,
            Parameters parameters,
            double dtMs,
            boolean training,
            boolean gradients,
            Parallel parallel) {
        this.plan = plan;
        this.synapses = synapses;
        String name = plan.name();
        LoweredKernel kernel = plan.delays().kernel().orElseThrow();
        weightParameters = under(parameters, name + ".weights.");
        weightParameters.replaceAll((p, values) -> perSynapse(parameters.spec(name + ".weights." + p), values));
        Map<String, double[]> delayExtras = under(parameters, name + ".delays.");
        weights = ElementWise.effective(plan.weights(), parameters.value(name + ".weights"), weightParameters, parallel);
        bias = plan.bias() ? parameters.value(name + ".bias") : null;

        Map<String, Double> scalars = new LinkedHashMap<>();
        kernel.scalars().forEach(s -> scalars.put(s, delayExtras.remove(s)[0]));
        delayParameters = delayExtras;
        double[] delays = ElementWise.effective(
                plan.delays().effective(), parameters.value(name + ".delays"), delayParameters, parallel);
        for (int e = 0; e < delays.length; e++) {
            double ticks = delays[e] / dtMs;
            delays[e] = training ? ticks : kernel.rounding().apply(ticks);
        }
        taps = new Taps(
                kernel,
                training,
                plan.delays().maxTicks(),
                plan.recurrent() ? 1 : 0,
                delays,
                delayParameters,
                scalars,
                gradients && learns(parameters, name) ? trainedOf(parameters, name) : null,
                parallel);
    }

    private double[] perSynapse(ParameterSpec spec, double[] values) {
        if (spec.owner() != ParameterSpec.Owner.PRESYNAPTIC) {
            return values;
        }
        double[] spread = new double[synapses.size];
        java.util.Arrays.setAll(spread, s -> values[synapses.preOf[s]]);
        return spread;
    }

    /** Whether derivatives of the kernel are wanted, by the delay or by what else shapes it. */
    private boolean learns(Parameters parameters, String name) {
        return parameters.trained(name + ".delays") || !trainedOf(parameters, name).isEmpty();
    }

    private List<String> trainedOf(Parameters parameters, String name) {
        List<String> trained = new ArrayList<>();
        for (String extra : delayParameters.keySet()) {
            if (parameters.trained(name + ".delays." + extra)) {
                trained.add(extra);
            }
        }
        return trained;
    }

    private static Map<String, double[]> under(Parameters parameters, String prefix) {
        Map<String, double[]> found = new LinkedHashMap<>();
        for (ParameterSpec spec : parameters.specs()) {
            if (spec.name().startsWith(prefix)) {
                found.put(spec.name().substring(prefix.length()), parameters.value(spec.name()));
            }
        }
        return found;
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
                for (int n = synapses.firstByPre[j]; n < synapses.firstByPre[j + 1]; n++) {
                    push(tick, signal[j], synapses.byPre[n], arrivals);
                }
            }
        }
    }

    private void push(int tick, double signal, int synapse, Arrivals arrivals) {
        int delay = synapses.delayOf(plan.delays().site(), synapse);
        int post = synapses.postOf[synapse];
        double weighted = weights[synapse] * signal;
        for (int k = 0; k < taps.count; k++) {
            double tap = taps.value[delay * taps.count + k];
            if (tap != 0) {
                arrivals.at(tick + taps.first[delay] + k)[post] += weighted * tap;
            }
        }
    }

    /** Adds dL/ds_j[t] = Σ_i w Σ_k K · δ_i[t + k]. */
    void pull(int tick, double[][] dArrivals, double[] dSignal) {
        for (int j = 0; j < dSignal.length; j++) {
            double sum = 0;
            for (int n = synapses.firstByPre[j]; n < synapses.firstByPre[j + 1]; n++) {
                int synapse = synapses.byPre[n];
                int delay = synapses.delayOf(plan.delays().site(), synapse);
                sum += weights[synapse]
                        * correlate(taps.value, delay, tick, dArrivals, synapses.postOf[synapse]);
            }
            dSignal[j] += sum;
        }
    }

    /** Σ_k K_k · δ_i[t + k] for one delay and any of its tap arrays. */
    double correlate(double[] tapValues, int delay, int tick, double[][] dArrivals, int post) {
        double sum = 0;
        for (int k = 0; k < taps.count; k++) {
            double tap = tapValues[delay * taps.count + k];
            int at = tick + taps.first[delay] + k;
            if (tap != 0 && at < dArrivals.length) {
                sum += tap * dArrivals[at][post];
            }
        }
        return sum;
    }
}
