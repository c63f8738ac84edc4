package org.ranvier.plugins.objectives.standard.pooling;

/**
 * The softmax p_o = exp(z_o) / Σ exp(z) and its cross-entropy −ln p_label.
 *
 * <p>The largest logit is subtracted before any exponential, so that neither overflows and the loss never loses the
 * digits of small probabilities.
 */
public final class Softmax {

    private Softmax() {}

    /**
     * The softmax of a row.
     *
     * @param z holds the logits at {@code from}…{@code from + p.length − 1}
     * @param p receives the probabilities
     * @return ln Σ exp(z)
     */
    public static double of(double[] z, int from, double[] p) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int o = 0; o < p.length; o++) {
            largest = Math.max(largest, z[from + o]);
        }
        double sum = 0;
        for (int o = 0; o < p.length; o++) {
            p[o] = Math.exp(z[from + o] - largest);
            sum += p[o];
        }
        for (int o = 0; o < p.length; o++) {
            p[o] /= sum;
        }
        return largest + Math.log(sum);
    }

    /** The index of the largest value, the first of several. */
    public static int argmax(double[] values) {
        int best = 0;
        for (int o = 1; o < values.length; o++) {
            if (values[o] > values[best]) {
                best = o;
            }
        }
        return best;
    }
}
