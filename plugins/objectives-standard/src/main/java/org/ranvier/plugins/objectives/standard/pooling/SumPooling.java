package org.ranvier.plugins.objectives.standard.pooling;

/**
 * A logit is the scaled sum over time: z_o = scale · Σ_t y_o[t].
 *
 * @param scale the factor
 */
public record SumPooling(double scale) implements Pooling {

    @Override
    public double[] logits(double[] output, int neurons) {
        double[] z = new double[neurons];
        for (int row = 0; row < output.length; row += neurons) {
            for (int o = 0; o < neurons; o++) {
                z[o] += output[row + o];
            }
        }
        for (int o = 0; o < neurons; o++) {
            z[o] *= scale;
        }
        return z;
    }

    @Override
    public void spread(double[] byLogit, double[] output, double[] gradient) {
        int neurons = byLogit.length;
        for (int row = 0; row < gradient.length; row += neurons) {
            for (int o = 0; o < neurons; o++) {
                gradient[row + o] = scale * byLogit[o];
            }
        }
    }
}
