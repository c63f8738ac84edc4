package org.ranvier.plugins.backend.simd;

import org.ranvier.api.backend.NetworkPlan.Normalize;
import org.ranvier.plugins.backend.simd.Course.Extent;

/**
 * Batch normalisation of what a wire delivers, per neuron over samples and ticks: y = gain · (x − mean)/√(variance + epsilon) + shift.
 * Sums are in double precision, in the order of groups, ticks and samples.
 *
 * <p>Source: Ioffe and Szegedy, "Batch normalization", ICML 2015; running variance unbiased, as is customary.
 */
final class NormalizedSignal {

    final Signal output;
    /** dL/dx, made from the port's dL/dy. Null without gradients. */
    final Signal delta;

    private final Normalize plan;
    private final Parameters parameters;
    private final Extent extent;
    private final double[] mean;
    private final double[] deviation;
    private final float[] gain;
    private final float[] shift;

    NormalizedSignal(Normalize plan, Parameters parameters, Extent extent, int width, int reach) {
        this.plan = plan;
        this.parameters = parameters;
        this.extent = extent;
        output = extent.signal(width);
        delta = extent.gradients() ? extent.early(width, reach) : null;
        mean = new double[width];
        deviation = new double[width];
        gain = value("gain");
        shift = value("shift");
    }

    private float[] value(String name) {
        return parameters.get(plan.name() + "." + name).value;
    }

    /** By running statistics. */
    void atInference(Signal x, int group, int neuron, int end, int tick, int toTick) {
        for (int n = neuron; n < end; n++) {
            mean[n] = value("running_mean")[n];
            deviation[n] = Math.sqrt(value("running_variance")[n] + plan.epsilon());
            apply(x, group, n, tick, toTick);
        }
    }

    private void apply(Signal x, int group, int n, int tick, int toTick) {
        float[] from = x.groups[group];
        float[] to = output.groups[group];
        float scale = (float) (gain[n] / deviation[n]);
        float offset = (float) (shift[n] - mean[n] * gain[n] / deviation[n]);
        for (int t = tick; t < toTick; t++) {
            int source = x.at(n, t);
            int target = output.at(n, t);
            for (int lane = 0; lane < Lanes.GROUP; lane++) {
                to[target + lane] = Math.fma(from[source + lane], scale, offset);
            }
        }
    }

    /** By the statistics of the batch; updates the running ones. One neuron, all groups. */
    void inTraining(Signal x, int n) {
        long count = (long) extent.samples() * extent.ticks();
        double average = sum((g, lane, t) -> x.groups[g][x.at(n, t) + lane]) / count;
        double squares = sum((g, lane, t) -> {
            double d = x.groups[g][x.at(n, t) + lane] - average;
            return d * d;
        });
        mean[n] = average;
        deviation[n] = Math.sqrt(squares / count + plan.epsilon());
        for (int g = 0; g < output.groups.length; g++) {
            apply(x, g, n, 0, extent.ticks());
        }
        float[] runningMean = value("running_mean");
        float[] runningVariance = value("running_variance");
        runningMean[n] += (float) (plan.momentum() * (average - runningMean[n]));
        runningVariance[n] +=
                (float) (plan.momentum() * (squares / Math.max(1, count - 1) - runningVariance[n]));
    }

    /** Makes dL/dx of dL/dy and adds the gradients of gain and shift. One neuron, all groups. */
    void backward(Signal x, Signal dy, boolean training, int n) {
        long count = (long) extent.samples() * extent.ticks();
        double sum = sum((g, lane, t) -> dy.groups[g][dy.at(n, t) + lane]);
        double product = sum((g, lane, t) -> dy.groups[g][dy.at(n, t) + lane] * standard(x, g, n, lane, t));
        for (int g = 0; g < delta.groups.length; g++) {
            for (int t = 0; t < extent.ticks(); t++) {
                for (int lane = 0; lane < lanes(g); lane++) {
                    double own = dy.groups[g][dy.at(n, t) + lane];
                    double through = training
                            ? own - sum / count - standard(x, g, n, lane, t) * product / count
                            : own;
                    delta.groups[g][delta.at(n, t) + lane] = (float) (gain[n] / deviation[n] * through);
                }
            }
        }
        if (parameters.trained(plan.name() + ".gain")) {
            parameters.get(plan.name() + ".gain").gradient[n] += (float) product;
        }
        if (parameters.trained(plan.name() + ".shift")) {
            parameters.get(plan.name() + ".shift").gradient[n] += (float) sum;
        }
    }

    private double standard(Signal x, int group, int n, int lane, int tick) {
        return (x.groups[group][x.at(n, tick) + lane] - mean[n]) / deviation[n];
    }

    /** Lanes that are samples. */
    private int lanes(int group) {
        return Math.min(Lanes.GROUP, extent.samples() - group * Lanes.GROUP);
    }

    private interface Term {
        double at(int group, int lane, int tick);
    }

    private double sum(Term term) {
        double sum = 0;
        for (int g = 0; g < output.groups.length; g++) {
            for (int t = 0; t < extent.ticks(); t++) {
                for (int lane = 0; lane < lanes(g); lane++) {
                    sum += term.at(g, lane, t);
                }
            }
        }
        return sum;
    }
}
