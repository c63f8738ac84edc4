package org.ranvier.plugins.backend.nd4j.projection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ranvier.api.model.DelaySite;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.plugins.backend.nd4j.arrays.Extent;
import org.ranvier.plugins.backend.nd4j.arrays.Memory;
import org.ranvier.plugins.backend.nd4j.arrays.Parameters;
import org.ranvier.plugins.backend.nd4j.arrays.Product;

/**
 * The gradients of a projection's parameters, all of them combinations of one correlation, summed tick by tick:
 * C_k[i][j] = Σ s_j[t] δ_i[t + k] over ticks and samples, with δ_i[t] = dL/dx_i[t].
 */
public final class ConnectionGradient {

    private final Connection connection;
    private final Projection plan;
    private final Parameters parameters;
    private final Memory memory;
    private final double dtMs;
    private final INDArray correlations;
    private final INDArray bias;
    private final Product product;

    /** Prepares to sum up what is trained. */
    public ConnectionGradient(Connection connection, Parameters parameters, double dtMs, Extent extent, Memory memory) {
        this.connection = connection;
        this.plan = connection.plan;
        this.parameters = parameters;
        this.memory = memory;
        this.dtMs = dtMs;
        boolean wanted = parameters.trained(plan.parameter(Role.WEIGHTS))
                || parameters.trained(plan.parameter(Role.DELAYS))
                || !trainedDelayParameters().isEmpty();
        ConnectionMatrices wiring = connection.wiring;
        correlations = wanted && connection.lags > 0
                ? memory.zeros(DataType.FLOAT, connection.lags, wiring.pre, wiring.post)
                : null;
        product = correlations == null ? null : new Product(true, memory, correlations);
        bias = plan.bias() && parameters.trained(plan.parameter(Role.BIAS))
                ? memory.zeros(DataType.FLOAT, extent.rows(), wiring.post)
                : null;
    }

    /**
     * Sums over ticks and adds to the gradients.
     *
     * @param returned δ
     */
    public void add(int ticks, Window source, Window returned) {
        for (int t = 0; t < ticks; t++) {
            INDArray d = returned.at(t);
            if (correlations != null) {
                product.add(
                        connection.heard(source, t),
                        d,
                        correlations.reshape((long) connection.lags * connection.wiring.pre, connection.wiring.post));
            }
            if (bias != null) {
                bias.addi(d);
            }
        }
        finish();
    }

    /** C_k as [post][pre], k counted from the first lag. */
    private INDArray correlation(int k) {
        return correlations.slice(connection.lags - 1 - k).transpose().dup('c');
    }

    private void finish() {
        if (bias != null) {
            parameters
                    .gradient(plan.parameter(Role.BIAS))
                    .addi(bias.castTo(DataType.DOUBLE).sum(0));
        }
        if (correlations == null) {
            return;
        }
        Sums sums = plan.delays().site() == DelaySite.SYNAPTIC ? new OfSynapses() : new OfNeurons();
        for (int k = 0; k < connection.lags; k++) {
            connection.taps.evaluate(connection.taps.first + k);
            sums.add(correlation(k));
        }
        if (parameters.trained(plan.parameter(Role.WEIGHTS))) {
            Parametrization.backward(
                    plan.weights(),
                    parameters.value(plan.parameter(Role.WEIGHTS)),
                    connection.weightParameters,
                    sums.weights(),
                    parameters.gradient(plan.parameter(Role.WEIGHTS)),
                    memory);
        }
        if (parameters.trained(plan.parameter(Role.DELAYS))) {
            // ∂K/∂d is per tick, the delay itself in ms.
            Parametrization.backward(
                    plan.delays().effective(),
                    parameters.value(plan.parameter(Role.DELAYS)),
                    connection.delayParameters,
                    sums.delays.get("").divi(dtMs),
                    parameters.gradient(plan.parameter(Role.DELAYS)),
                    memory);
        }
        trainedDelayParameters().forEach((parameter, gradient) -> gradient.addi(sums.delays.get(parameter)));
    }

    private Map<String, INDArray> trainedDelayParameters() {
        return parameters.gradientsOf(plan.name(), Role.DELAY_PARAMETER);
    }

    /** The sums over lags: dL/dw = Σ_k K_k C_k, dL/dd = w Σ_k ∂K_k/∂d C_k, and likewise for other parameters. */
    private abstract class Sums {

        /** By name of the parameter; the delay itself has none. In the shape of the site. */
        final Map<String, INDArray> delays = new LinkedHashMap<>();

        final Map<String, Supplier<INDArray>> derivatives = new LinkedHashMap<>();

        Sums() {
            if (parameters.trained(plan.parameter(Role.DELAYS))) {
                derivatives.put("", connection.taps::byDelay);
            }
            trainedDelayParameters().keySet().forEach(p -> derivatives.put(p, () -> connection.taps.byParameter(p)));
            long size = parameters.value(plan.parameter(Role.DELAYS)).length();
            derivatives.keySet().forEach(p -> delays.put(p, memory.zeros(DataType.DOUBLE, size)));
        }

        abstract void add(INDArray correlation);

        /** dL/d weight in use, per synapse. */
        abstract INDArray weights();
    }

    /** Every synapse has a delay of its own. */
    private final class OfSynapses extends Sums {

        private final INDArray weights = memory.zeros(DataType.DOUBLE, connection.weights.length());

        @Override
        void add(INDArray correlation) {
            INDArray perSynapse = connection.wiring.perSynapse(correlation, memory);
            weights.addi(perSynapse.mul(connection.taps.value()));
            derivatives.forEach((name, derivative) ->
                    delays.get(name).addi(derivative.get().mul(perSynapse).muli(connection.weights)));
        }

        @Override
        INDArray weights() {
            return weights;
        }
    }

    /** The synapses of a neuron share its delay. */
    private final class OfNeurons extends Sums {

        private final INDArray weights = memory.zeros(DataType.FLOAT, connection.wiring.post, connection.wiring.pre);
        private final INDArray matrix = connection.wiring.matrix(connection.weights, memory);
        private final int summed = plan.delays().site() == DelaySite.AXONAL ? 0 : 1;

        @Override
        void add(INDArray correlation) {
            weights.addi(connection.bySite(correlation, connection.taps.value()));
            if (!derivatives.isEmpty()) {
                INDArray perDelay = correlation.mul(matrix).sum(summed).castTo(DataType.DOUBLE);
                derivatives.forEach((name, derivative) ->
                        delays.get(name).addi(derivative.get().mul(perDelay)));
            }
        }

        @Override
        INDArray weights() {
            return connection.wiring.perSynapse(weights, memory);
        }
    }
}
