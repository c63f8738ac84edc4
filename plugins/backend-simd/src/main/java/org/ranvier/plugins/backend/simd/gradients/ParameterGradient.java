package org.ranvier.plugins.backend.simd.gradients;

import java.util.Arrays;
import java.util.Map;
import org.ranvier.api.model.DelaySite;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.LoweredParametrization;
import org.ranvier.plugins.backend.simd.kernels.LagResult;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.plan.Connection;
import org.ranvier.plugins.backend.simd.plan.TapValues;
import org.ranvier.support.FloatParameter;
import org.ranvier.support.Parallel;

/**
 * The gradient of one parameter of a projection, made of {@link LagSums}: Σ_k v_k C_k for a weight, w · factor · Σ_k
 * v_k C_k for what belongs to a delay. Where it belongs to a synapse as it is, each block of rows is added at once,
 * while it is in the cache.
 */
final class ParameterGradient {

    private final Connection connection;
    private final FloatParameter parameter;
    private final LoweredParametrization map;
    private final boolean ofDelay;
    private final boolean direct;
    /** The gradient if it is not {@link #direct}, by synapse and by delay. */
    private float[] bySynapse;

    private float[] bySite;
    private int[] taps;
    private TapValues values;
    private float factor;

    /**
     * Prepares.
     *
     * @param map what becomes of the number that is trained, or null
     * @param ofDelay whether it belongs to a delay, so that the weight is a factor
     */
    ParameterGradient(Connection connection, FloatParameter parameter, LoweredParametrization map, boolean ofDelay) {
        this.connection = connection;
        this.parameter = parameter;
        this.map = map;
        this.ofDelay = ofDelay;
        this.direct = (map == null || map.identity()) && !shared();
    }

    /** Whether several synapses have one in common. */
    private boolean shared() {
        return ofDelay && connection.plan.delays().site() != DelaySite.SYNAPTIC;
    }

    /** Sets the taps from which the gradient is computed, their values and the factor. */
    void start(int[] taps, TapValues values, float factor) {
        this.taps = taps;
        this.values = values;
        this.factor = factor;
        if (!direct && bySynapse == null) {
            bySynapse = new float[Lanes.padded(connection.synapses.size)];
        }
    }

    /** Takes the sums of the synapses from {@code first} on. */
    void take(LagResult sums, int first, int count) {
        float[] sum = sums.difference();
        if (sum == null) {
            sum = sums.room();
            Arrays.fill(sum, 0, count, 0);
            for (int tap : taps) {
                contract(tap, sums.of(tap), sum, first, count);
            }
        }
        if (ofDelay) {
            float[] weights = connection.weights;
            for (int n = 0; n < count; n++) {
                sum[n] = weights[first + n] * sum[n] * factor;
            }
        }
        if (direct) {
            float[] gradient = parameter.gradient();
            for (int n = 0; n < count; n++) {
                gradient[first + n] += sum[n];
            }
        } else {
            System.arraycopy(sum, 0, bySynapse, first, count);
        }
    }

    private void contract(int tap, float[] c, float[] sum, int first, int count) {
        if (values.same() != null) {
            float v = values.same()[tap];
            for (int n = 0; n < count; n++) {
                sum[n] = Math.fma(v, c[n], sum[n]);
            }
            return;
        }
        float[] v = values.byDelay()[tap];
        if (connection.plan.delays().site() == DelaySite.SYNAPTIC) {
            for (int n = 0; n < count; n++) {
                sum[n] = Math.fma(v[first + n], c[n], sum[n]);
            }
        } else {
            for (int n = 0; n < count; n++) {
                sum[n] = Math.fma(v[connection.delayOf(first + n)], c[n], sum[n]);
            }
        }
    }

    /** Adds what could not be added at once. */
    void finish(Map<String, float[]> extras, Parallel parallel) {
        if (direct) {
            return;
        }
        float[] d = shared() ? bySite() : bySynapse;
        int size = parameter.spec().size();
        if (map != null && !map.identity()) {
            connection
                    .code(map.backward())
                    .bind()
                    .array(Kind.RAW, parameter.value())
                    .arrays(Kind.PARAMETER, extras)
                    .array(Kind.D_VALUE, d)
                    .array(Kind.D_RAW, d)
                    .run(size, parallel);
        }
        float[] gradient = parameter.gradient();
        for (int n = 0; n < size; n++) {
            gradient[n] += d[n];
        }
    }

    /** Synapses that share a delay are added in their order. */
    private float[] bySite() {
        if (bySite == null) {
            bySite = new float[parameter.value().length];
        }
        Arrays.fill(bySite, 0);
        for (int s = 0; s < connection.synapses.size; s++) {
            bySite[connection.delayOf(s)] += bySynapse[s];
        }
        return bySite;
    }
}
