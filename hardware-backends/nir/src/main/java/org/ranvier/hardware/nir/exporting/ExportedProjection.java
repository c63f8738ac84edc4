package org.ranvier.hardware.nir.exporting;

import java.util.TreeMap;
import org.ranvier.api.model.DelaySite;
import org.ranvier.api.plan.NetworkPlan.Normalize;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.support.plan.TrainedProjection;

/**
 * A projection, lag by lag: x_i[t] = Σ_k Σ_j W_k[i][j] s_j[t−k] + bias_i.
 *
 * @param byLag the weights [post][pre] by lag in ticks, none of them without an entry
 * @param delays [post][pre] in ticks, where every pair of neurons has one synapse with one delay and a kernel of 1;
 *     else null
 * @param axonal the delays [pre] in ticks, where they belong to axons; else null
 * @param bias [post], or null
 */
record ExportedProjection(
        int pre, int post, TreeMap<Integer, double[]> byLag, double[] delays, double[] axonal, double[] bias) {

    static ExportedProjection of(Projection plan, TrainedNetwork network, int shiftTicks) {
        int pre = plan.synapses().pre();
        int post = plan.synapses().post();
        TrainedProjection numbers = new TrainedProjection(network, plan);
        TreeMap<Integer, double[]> byLag = new TreeMap<>();
        double[] delays = new double[post * pre];
        int[] synapses = new int[post * pre];
        numbers.forEachTap((j, i, lag, weight) -> {
            int at = i * pre + j;
            synapses[at]++;
            delays[at] = lag + shiftTicks;
            if (weight != 0) {
                byLag.computeIfAbsent(lag + shiftTicks, k -> new double[post * pre])[at] += weight;
            }
        });
        if (byLag.isEmpty()) {
            byLag.put(shiftTicks + (plan.recurrent() ? 1 : 0), new double[post * pre]);
        }
        boolean single =
                java.util.Arrays.stream(synapses).allMatch(count -> count <= 1) && !spreads(numbers, byLag, plan);
        double[] bias = plan.bias() ? network.values(plan.parameter(Role.BIAS)).clone() : null;
        ExportedProjection projection = new ExportedProjection(
                pre,
                post,
                byLag,
                single ? delays : null,
                single && plan.delays().site() == DelaySite.AXONAL ? firstRow(delays, synapses, pre) : null,
                bias);
        return network.plan().all(Normalize.class).stream()
                .filter(n -> n.projection().equals(plan.name()))
                .findFirst()
                .map(n -> projection.normalized(n, network))
                .orElse(projection);
    }

    /** Whether a kernel delivers something else than the whole weight at one lag. */
    private static boolean spreads(TrainedProjection numbers, TreeMap<Integer, double[]> byLag, Projection plan) {
        double[] weights = numbers.weights();
        double[] total = new double[plan.synapses().post() * plan.synapses().pre()];
        byLag.values().forEach(w -> java.util.Arrays.setAll(total, n -> total[n] + w[n]));
        for (int s = 0; s < weights.length; s++) {
            int at = plan.synapses().postOf(s) * plan.synapses().pre()
                    + plan.synapses().preOf(s);
            if (total[at] != weights[s]) {
                return true;
            }
        }
        return false;
    }

    /** The delay of every axon, from whichever of its synapses exists. */
    private static double[] firstRow(double[] delays, int[] synapses, int pre) {
        double[] row = new double[pre];
        for (int n = 0; n < delays.length; n++) {
            if (synapses[n] > 0) {
                row[n % pre] = delays[n];
            }
        }
        return row;
    }

    /**
     * With batch normalisation taken into the weights and the bias: y = gain (x − mean)/√(variance + epsilon) + shift.
     */
    private ExportedProjection normalized(Normalize normalize, TrainedNetwork network) {
        double[] scale = new double[post];
        double[] shifted = new double[post];
        for (int i = 0; i < post; i++) {
            var at = network.at(normalize.name(), Role.NORMALIZATION_PARAMETER, i);
            scale[i] = at.applyAsDouble(Normalize.GAIN)
                    / Math.sqrt(at.applyAsDouble(Normalize.RUNNING_VARIANCE) + normalize.epsilon());
            shifted[i] = scale[i] * ((bias == null ? 0 : bias[i]) - at.applyAsDouble(Normalize.RUNNING_MEAN))
                    + at.applyAsDouble(Normalize.SHIFT);
        }
        TreeMap<Integer, double[]> scaled = new TreeMap<>();
        byLag.forEach((lag, weights) -> {
            double[] w = weights.clone();
            java.util.Arrays.setAll(w, n -> w[n] * scale[n / pre]);
            scaled.put(lag, w);
        });
        return new ExportedProjection(pre, post, scaled, delays, axonal, shifted);
    }

    /** The sum of the weights over lags: those of the synapses, where each has one delay. */
    double[] weights() {
        double[] sum = new double[post * pre];
        byLag.values().forEach(w -> java.util.Arrays.setAll(sum, n -> sum[n] + w[n]));
        return sum;
    }
}
