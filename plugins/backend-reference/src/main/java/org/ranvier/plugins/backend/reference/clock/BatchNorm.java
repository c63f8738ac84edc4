package org.ranvier.plugins.backend.reference.clock;

import org.ranvier.api.plan.NetworkPlan.Normalize;
import org.ranvier.support.DoubleParameters;
import org.ranvier.support.Parallel;

/**
 * Batch normalisation over samples and ticks, one neuron at a time: y = gain · (x − mean)/√(variance + epsilon) +
 * shift.
 *
 * <p>Source: Ioffe and Szegedy, "Batch normalization", ICML 2015; running variance unbiased, as is customary.
 */
final class BatchNorm {

    private BatchNorm() {}

    static double[] byRunningStatistics(Normalize n, DoubleParameters parameters, double[] x) {
        double[] mean = parameters.value(n.parameter(Normalize.RUNNING_MEAN));
        double[] variance = parameters.value(n.parameter(Normalize.RUNNING_VARIANCE));
        double[] gain = parameters.value(n.parameter(Normalize.GAIN));
        double[] shift = parameters.value(n.parameter(Normalize.SHIFT));
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = gain[i] * (x[i] - mean[i]) / Math.sqrt(variance[i] + n.epsilon()) + shift[i];
        }
        return y;
    }

    /** Replaces x, [sample][tick][neuron], by y and updates the running statistics. */
    static void forward(Normalize n, DoubleParameters parameters, double[][][] x, Saved saved, Parallel parallel) {
        double[] gain = parameters.value(n.parameter(Normalize.GAIN));
        double[] shift = parameters.value(n.parameter(Normalize.SHIFT));
        double[] runningMean = parameters.value(n.parameter(Normalize.RUNNING_MEAN));
        double[] runningVariance = parameters.value(n.parameter(Normalize.RUNNING_VARIANCE));
        int count = x.length * x[0].length;
        parallel.forEach(gain.length, i -> {
            double mean = sum(x, i) / count;
            double squares = 0;
            for (double[][] sample : x) {
                for (double[] tick : sample) {
                    squares += (tick[i] - mean) * (tick[i] - mean);
                }
            }
            double deviation = Math.sqrt(squares / count + n.epsilon());
            for (int b = 0; b < x.length; b++) {
                for (int t = 0; t < x[b].length; t++) {
                    double standard = (x[b][t][i] - mean) / deviation;
                    saved.standard[b][t][i] = standard;
                    x[b][t][i] = gain[i] * standard + shift[i];
                }
            }
            saved.deviation[i] = deviation;
            runningMean[i] += n.momentum() * (mean - runningMean[i]);
            runningVariance[i] += n.momentum() * (squares / Math.max(1, count - 1) - runningVariance[i]);
        });
    }

    /**
     * Replaces dL/dy by dL/dx and adds the gradients of gain and shift; where the statistics are not those of the
     * batch, they are constants.
     */
    static void backward(
            Normalize n, DoubleParameters parameters, double[][][] d, Saved saved, boolean ofBatch, Parallel parallel) {
        double[] gain = parameters.value(n.parameter(Normalize.GAIN));
        double[] dGain = parameters.gradient(n.parameter(Normalize.GAIN));
        double[] dShift = parameters.gradient(n.parameter(Normalize.SHIFT));
        int count = d.length * d[0].length;
        parallel.forEach(gain.length, i -> {
            double sum = sum(d, i);
            double product = 0;
            for (int b = 0; b < d.length; b++) {
                for (int t = 0; t < d[b].length; t++) {
                    product += d[b][t][i] * saved.standard[b][t][i];
                }
            }
            for (int b = 0; b < d.length; b++) {
                for (int t = 0; t < d[b].length; t++) {
                    double through =
                            ofBatch ? d[b][t][i] - sum / count - saved.standard[b][t][i] * product / count : d[b][t][i];
                    d[b][t][i] = gain[i] / saved.deviation[i] * through;
                }
            }
            if (dGain != null) {
                dGain[i] += product;
            }
            if (dShift != null) {
                dShift[i] += sum;
            }
        });
    }

    private static double sum(double[][][] x, int i) {
        double sum = 0;
        for (double[][] sample : x) {
            for (double[] tick : sample) {
                sum += tick[i];
            }
        }
        return sum;
    }

    /** Values saved for the backward pass. */
    static final class Saved {
        final double[][][] standard;
        final double[] deviation;

        Saved(int samples, int ticks, int neurons) {
            standard = new double[samples][ticks][neurons];
            deviation = new double[neurons];
        }

        /** Returns the values saved for x, [sample][tick][neuron], if it is normalised by the running statistics. */
        static Saved ofRunningStatistics(Normalize n, DoubleParameters parameters, double[][][] x) {
            double[] mean = parameters.value(n.parameter(Normalize.RUNNING_MEAN));
            double[] variance = parameters.value(n.parameter(Normalize.RUNNING_VARIANCE));
            Saved saved = new Saved(x.length, x[0].length, mean.length);
            for (int i = 0; i < mean.length; i++) {
                saved.deviation[i] = Math.sqrt(variance[i] + n.epsilon());
                for (int b = 0; b < x.length; b++) {
                    for (int t = 0; t < x[b].length; t++) {
                        saved.standard[b][t][i] = (x[b][t][i] - mean[i]) / saved.deviation[i];
                    }
                }
            }
            return saved;
        }
    }
}
