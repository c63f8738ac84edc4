package org.ranvier.plugins.backend.simd;

import java.util.Collection;

/** Division of a kernel e by its sum S = Σe + epsilon: K = e/S, ∂K = ∂e/S − e·Σ∂e/S². In double, as a sum of many small numbers. */
record TapNormalization(int delays, double epsilon) {

    void apply(float[][] values, float[][] slopes, Collection<float[][]> more) {
        for (int e = 0; e < delays; e++) {
            double sum = sum(values, e) + epsilon;
            derivative(slopes, values, e, sum);
            for (float[][] derivatives : more) {
                derivative(derivatives, values, e, sum);
            }
            for (float[] value : values) {
                value[e] = (float) (value[e] / sum);
            }
        }
    }

    private static void derivative(float[][] derivatives, float[][] values, int e, double sum) {
        double whole = sum(derivatives, e);
        for (int n = 0; n < values.length; n++) {
            derivatives[n][e] = (float) (derivatives[n][e] / sum - values[n][e] * whole / (sum * sum));
        }
    }

    private static double sum(float[][] taps, int e) {
        double sum = 0;
        for (float[] tap : taps) {
            sum += tap[e];
        }
        return sum;
    }
}
