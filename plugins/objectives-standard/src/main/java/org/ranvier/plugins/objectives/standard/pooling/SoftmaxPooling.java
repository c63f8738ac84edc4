package org.ranvier.plugins.objectives.standard.pooling;

/**
 * A logit is the sum over time of the softmax over the neurons: z_o = Σ_t p_o[t], p[t] = softmax(y[t]).
 *
 * <p>Adjoint: dL/dy_o[t] = p_o[t] · (g_o − Σ_k g_k p_k[t]) with g = dL/dz.
 */
public record SoftmaxPooling() implements Pooling {

    @Override
    public double[] logits(double[] output, int neurons) {
        double[] z = new double[neurons];
        double[] p = new double[neurons];
        for (int row = 0; row < output.length; row += neurons) {
            Softmax.of(output, row, p);
            for (int o = 0; o < neurons; o++) {
                z[o] += p[o];
            }
        }
        return z;
    }

    @Override
    public void spread(double[] byLogit, double[] output, double[] gradient) {
        int neurons = byLogit.length;
        double[] p = new double[neurons];
        for (int row = 0; row < output.length; row += neurons) {
            Softmax.of(output, row, p);
            double mean = 0;
            for (int o = 0; o < neurons; o++) {
                mean += byLogit[o] * p[o];
            }
            for (int o = 0; o < neurons; o++) {
                gradient[row + o] = p[o] * (byLogit[o] - mean);
            }
        }
    }
}
