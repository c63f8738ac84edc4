package org.ranvier.plugins.objectives.standard.pooling;

import java.util.Arrays;

/**
 * A logit is the scaled largest value over time: z_o = scale · max_t y_o[t]; the gradient goes to the first tick that
 * has it.
 *
 * @param scale the factor
 */
public record MaxPooling(double scale) implements Pooling {

    @Override
    public double[] logits(double[] output, int neurons) {
        double[] z = new double[neurons];
        for (int o = 0; o < neurons; o++) {
            z[o] = scale * output[peak(output, neurons, o)];
        }
        return z;
    }

    @Override
    public void spread(double[] byLogit, double[] output, double[] gradient) {
        Arrays.fill(gradient, 0);
        for (int o = 0; o < byLogit.length; o++) {
            gradient[peak(output, byLogit.length, o)] = scale * byLogit[o];
        }
    }

    private static int peak(double[] output, int neurons, int neuron) {
        int peak = neuron;
        for (int i = neuron + neurons; i < output.length; i += neurons) {
            if (output[i] > output[peak]) {
                peak = i;
            }
        }
        return peak;
    }
}
