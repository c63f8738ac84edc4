package org.ranvier.plugins.backend.nd4j.projection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.model.DelaySite;
import org.ranvier.api.plan.LoweredKernel;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.plugins.backend.nd4j.arrays.Extent;
import org.ranvier.plugins.backend.nd4j.arrays.Host;
import org.ranvier.plugins.backend.nd4j.arrays.Memory;
import org.ranvier.plugins.backend.nd4j.arrays.Parameters;
import org.ranvier.plugins.backend.nd4j.arrays.Product;

/**
 * A projection for one batch: its weights and kernels as one matrix over lags and sources, so that x[t] is one product
 * with the last ticks of the source.
 */
public final class Connection {

    final Projection plan;
    final ConnectionMatrices wiring;
    /** In use, one per synapse. */
    final INDArray weights;

    final Map<String, INDArray> weightParameters;
    final Map<String, INDArray> delayParameters;
    final Taps taps;
    /** The number of lags at which anything is delivered within a sample. */
    final int lags;

    private final INDArray forward;
    private final INDArray backward;
    private final INDArray bias;
    private final Product product;

    /**
     * Evaluates.
     *
     * @param toSource whether dL/d source is wanted
     */
    public Connection(
            Projection plan,
            ConnectionMatrices wiring,
            Parameters parameters,
            double dtMs,
            RunOptions options,
            boolean toSource,
            Extent extent,
            Memory memory) {
        this.plan = plan;
        this.wiring = wiring;
        weightParameters = new LinkedHashMap<>();
        for (ParameterSpec spec : parameters.specs(plan.name(), Role.WEIGHT_PARAMETER)) {
            INDArray values = parameters.value(spec.name());
            weightParameters.put(
                    spec.id().name(),
                    spec.owner() == ParameterSpec.Owner.PRESYNAPTIC ? wiring.ofPresynaptic(values, memory) : values);
        }
        weights = Parametrization.effective(
                plan.weights(), parameters.value(plan.parameter(Role.WEIGHTS)), weightParameters, memory);
        delayParameters = parameters.valuesOf(plan.name(), Role.DELAY_PARAMETER, Role.DELAY_SCALAR);
        LoweredKernel kernel = plan.delays().kernel().orElseThrow();
        INDArray delays = Parametrization.effective(
                plan.delays().effective(), parameters.value(plan.parameter(Role.DELAYS)), delayParameters, memory);
        List<String> trained = List.copyOf(
                parameters.gradientsOf(plan.name(), Role.DELAY_PARAMETER).keySet());
        boolean derivatives =
                options.gradients() && (parameters.trained(plan.parameter(Role.DELAYS)) || !trained.isEmpty());
        taps = new Taps(
                kernel,
                options.training(),
                plan.delays().maxTicks(),
                plan.recurrent() ? 1 : 0,
                inTicks(delays, dtMs, options.training(), kernel, memory),
                delayParameters,
                derivatives ? trained : null,
                memory);
        lags = Math.max(0, Math.min(taps.last, extent.ticks() - 1) - taps.first + 1);
        forward = memory.zeros(DataType.FLOAT, lags, wiring.pre, wiring.post);
        backward = toSource ? memory.zeros(DataType.FLOAT, lags, wiring.post, wiring.pre) : null;
        fillMatrices(memory);
        bias = plan.bias() ? rows(parameters.value(plan.parameter(Role.BIAS)), extent, memory) : null;
        product = new Product(false, memory, forward);
    }

    private static INDArray inTicks(
            INDArray delays, double dtMs, boolean training, LoweredKernel kernel, Memory memory) {
        double[] ticks = Host.doubles(delays);
        for (int e = 0; e < ticks.length; e++) {
            ticks[e] = kernel.ticks(ticks[e], dtMs, training);
        }
        return memory.of(ticks);
    }

    private INDArray rows(INDArray numbers, Extent extent, Memory memory) {
        return memory.zeros(DataType.FLOAT, extent.rows(), wiring.post)
                .addi(numbers.castTo(DataType.FLOAT).reshape(1, wiring.post));
    }

    private void fillMatrices(Memory memory) {
        INDArray shared = plan.delays().site() == DelaySite.SYNAPTIC ? null : wiring.matrix(weights, memory);
        for (int k = 0; k < lags; k++) {
            taps.evaluate(taps.first + k);
            INDArray matrix =
                    shared == null ? wiring.matrix(weights.mul(taps.value()), memory) : bySite(shared, taps.value());
            forward.slice(lags - 1 - k).assign(matrix.transpose());
            if (backward != null) {
                backward.slice(k).assign(matrix);
            }
        }
    }

    /** A matrix [post][pre] times what belongs to its rows or columns. */
    INDArray bySite(INDArray matrix, INDArray perDelay) {
        boolean columns = plan.delays().site() == DelaySite.AXONAL;
        INDArray numbers = perDelay.castTo(DataType.FLOAT);
        return matrix.mul(columns ? numbers.reshape(1, wiring.pre) : numbers.reshape(wiring.post, 1));
    }

    /** Returns how far back in time the projection reaches, in ticks, plus 1. */
    public int reach() {
        return taps.first + lags;
    }

    /** The ticks of a source from which something arrives at a tick. */
    INDArray heard(Window source, int tick) {
        return source.span(tick - taps.first - lags + 1, lags);
    }

    /** Adds x[t] = Σ_j w_ij Σ_k K(k; d_ij) s_j[t − k] + bias_i. */
    public void deliver(int tick, Window source, INDArray x) {
        if (bias != null) {
            x.addi(bias);
        }
        if (lags > 0) {
            product.add(heard(source, tick), forward.reshape((long) lags * wiring.pre, wiring.post), x);
        }
    }

    /** Adds dL/ds_j[t] = Σ_i w_ij Σ_k K(k; d_ij) δ_i[t + k]. */
    public void pull(int tick, Window returned, INDArray dSource) {
        if (lags > 0) {
            product.add(
                    returned.span(tick + taps.first, lags),
                    backward.reshape((long) lags * wiring.post, wiring.pre),
                    dSource);
        }
    }
}
