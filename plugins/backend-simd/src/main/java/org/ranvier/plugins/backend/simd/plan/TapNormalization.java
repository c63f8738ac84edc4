package org.ranvier.plugins.backend.simd.plan;

import java.util.Collection;
import org.ranvier.support.Parallel;

/**
 * Division of a kernel e by its sum S = Σe + epsilon: K = e/S, ∂K = ∂e/S − e·Σ∂e/S². In double, as a sum of many small
 * numbers; one tap of many delays after the other.
 */
final class TapNormalization {

    /** Delays whose sums are made beside each other. */
    private static final int BLOCK = 1024;

    private final int delays;
    private final double epsilon;

    TapNormalization(int delays, double epsilon) {
        this.delays = delays;
        this.epsilon = epsilon;
    }

    void apply(float[][] values, float[][] slopes, Collection<float[][]> more, Parallel parallel) {
        parallel.forBlocks(delays, BLOCK, (from, count) -> {
            double[] sum = new double[count];
            double[] whole = new double[count];
            sum(values, from, sum, epsilon);
            derivative(slopes, values, from, sum, whole);
            for (float[][] derivatives : more) {
                derivative(derivatives, values, from, sum, whole);
            }
            for (float[] value : values) {
                for (int n = 0; n < count; n++) {
                    value[from + n] = (float) (value[from + n] / sum[n]);
                }
            }
        });
    }

    private static void derivative(float[][] derivatives, float[][] values, int from, double[] sum, double[] whole) {
        sum(derivatives, from, whole, 0);
        for (int tap = 0; tap < values.length; tap++) {
            float[] derivative = derivatives[tap];
            float[] value = values[tap];
            for (int n = 0; n < sum.length; n++) {
                derivative[from + n] =
                        (float) (derivative[from + n] / sum[n] - value[from + n] * whole[n] / (sum[n] * sum[n]));
            }
        }
    }

    /** The sums of all taps, and the start. */
    private static void sum(float[][] taps, int from, double[] sum, double start) {
        java.util.Arrays.fill(sum, 0);
        for (float[] tap : taps) {
            for (int n = 0; n < sum.length; n++) {
                sum[n] += tap[from + n];
            }
        }
        for (int n = 0; n < sum.length; n++) {
            sum[n] += start;
        }
    }
}
