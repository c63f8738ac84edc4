package org.ranvier.plugins.backend.reference.clock;

import java.util.Arrays;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.support.DoubleParameters;
import org.ranvier.support.Parallel;
import org.ranvier.support.plan.SynapseIndex;

/**
 * The gradients of a projection's parameters, from what went in and what came back.
 *
 * <p>With δ_i[t] = dL/dx_i[t]: dL/dw_ij = Σ s_j[t] Σ_k K_k δ_i[t+k], and dL/dd_ij = w_ij Σ s_j[t] Σ_k (∂K_k/∂d)
 * δ_i[t+k], summed over ticks and samples, and over the synapses that share a delay. Every synapse is one task's: no
 * sum depends on threads.
 */
final class ProjectionGradient {

    private final Batch batch;
    private final Parallel parallel;
    private final PreparedProjection prepared;
    private final Projection plan;
    private final SynapseIndex synapses;
    private final SpikeList spikes;
    private final double[][][] dArrivals;

    /**
     * Prepares.
     *
     * @param dArrivals δ of this projection, [sample][tick][post]
     */
    ProjectionGradient(
            Batch batch, PreparedProjection prepared, SpikeList spikes, double[][][] dArrivals, Parallel parallel) {
        this.batch = batch;
        this.parallel = parallel;
        this.prepared = prepared;
        this.plan = prepared.plan;
        this.synapses = prepared.synapses;
        this.spikes = spikes;
        this.dArrivals = dArrivals;
    }

    void add() {
        DoubleParameters parameters = batch.parameters();
        if (parameters.trained(plan.parameter(Role.WEIGHTS))) {
            prepared.numbers.addWeightGradient(byWeight());
        }
        if (parameters.trained(plan.parameter(Role.DELAYS))) {
            // ∂K/∂d is per tick, the delay itself in ms.
            double[] perTick = perSynapse(prepared.taps.byDelay(), true);
            double dtMs = batch.layout().plan.dtMs();
            prepared.numbers.addDelayGradient(
                    Arrays.stream(perTick).map(d -> d / dtMs).toArray());
        }
        prepared.taps
                .byParameter()
                .forEach((extra, taps) -> addTo(
                        parameters.gradient(plan.parameter(Role.DELAY_PARAMETER, extra)),
                        prepared.numbers.bySite(perSynapse(taps, true))));
        if (plan.bias() && parameters.trained(plan.parameter(Role.BIAS))) {
            addBias(parameters.gradient(plan.parameter(Role.BIAS)));
        }
    }

    /** dL/dw of every synapse. */
    double[] byWeight() {
        return perSynapse(prepared.taps.value(), false);
    }

    /** Σ s_j[t] Σ_k tap_k δ_i[t+k] of every synapse, times its weight where asked. */
    private double[] perSynapse(double[] taps, boolean timesWeight) {
        double[] result = new double[synapses.size()];
        parallel.forEach(synapses.post(), post -> {
            for (int s = synapses.firstByPost()[post]; s < synapses.firstByPost()[post + 1]; s++) {
                int pre = synapses.preOf()[s];
                int delay = synapses.delayOf(plan.delays().site(), s);
                double sum = correlate(taps, pre, post, delay);
                result[s] = timesWeight ? prepared.numbers.weights[s] * sum : sum;
            }
        });
        return result;
    }

    private double correlate(double[] taps, int pre, int post, int delay) {
        double sum = 0;
        for (int n = spikes.first[pre]; n < spikes.first[pre + 1]; n++) {
            sum += spikes.value[n]
                    * prepared.taps.correlate(taps, delay, spikes.tick[n], dArrivals[spikes.sample[n]], post);
        }
        return sum;
    }

    private void addBias(double[] gradient) {
        for (double[][] sample : dArrivals) {
            for (double[] tick : sample) {
                addTo(gradient, tick);
            }
        }
    }

    private static void addTo(double[] sum, double[] more) {
        for (int n = 0; n < sum.length; n++) {
            sum[n] += more[n];
        }
    }
}
