package org.ranvier.plugins.backend.simd.run;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import org.ranvier.api.plan.NetworkPlan.Normalize;
import org.ranvier.plugins.backend.simd.lanes.Extent;
import org.ranvier.plugins.backend.simd.lanes.Lags;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.plugins.backend.simd.plan.Parameters;

/**
 * Batch normalisation of what a wire delivers, per neuron over samples and ticks: y = gain · (x − mean)/√(variance +
 * epsilon) + shift. Sums are in double precision, over the ticks of each sample and then over samples.
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
    private final float[] runningMean;
    private final float[] runningVariance;
    /** Null where not trained. */
    private final float[] gainGradient;

    private final float[] shiftGradient;

    NormalizedSignal(Normalize plan, Parameters parameters, Extent extent, int width, Lags lags) {
        this.plan = plan;
        this.parameters = parameters;
        this.extent = extent;
        output = extent.signal(width);
        delta = extent.gradients() ? extent.early(width, lags) : null;
        mean = new double[width];
        deviation = new double[width];
        gain = value(Normalize.GAIN);
        shift = value(Normalize.SHIFT);
        runningMean = value(Normalize.RUNNING_MEAN);
        runningVariance = value(Normalize.RUNNING_VARIANCE);
        gainGradient = parameters.get(plan.parameter(Normalize.GAIN)).gradient();
        shiftGradient = parameters.get(plan.parameter(Normalize.SHIFT)).gradient();
    }

    private float[] value(String name) {
        return parameters.get(plan.parameter(name)).value();
    }

    /** By running statistics. */
    void atInference(Signal x, int group, int neuron, int end, int tick, int toTick) {
        for (int n = neuron; n < end; n++) {
            mean[n] = runningMean[n];
            deviation[n] = Math.sqrt(runningVariance[n] + plan.epsilon());
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
        double average = sum(x, n) / count;
        double squares = product(x, average, x, average, n);
        mean[n] = average;
        deviation[n] = Math.sqrt(squares / count + plan.epsilon());
        for (int g = 0; g < output.groups.length; g++) {
            apply(x, g, n, 0, extent.ticks());
        }
        runningMean[n] += (float) (plan.momentum() * (average - runningMean[n]));
        runningVariance[n] += (float) (plan.momentum() * (squares / Math.max(1, count - 1) - runningVariance[n]));
    }

    /** Makes dL/dx of dL/dy and adds the gradients of gain and shift. One neuron, all groups. */
    void backward(Signal x, Signal dy, boolean training, int n) {
        long count = (long) extent.samples() * extent.ticks();
        double sum = sum(dy, n);
        double product = product(dy, 0, x, mean[n], n) / deviation[n];
        double scale = gain[n] / deviation[n];
        double constant = training ? sum / count : 0;
        double slope = training ? product / count / deviation[n] : 0;
        for (int g = 0; g < delta.groups.length; g++) {
            for (int lane = 0; lane < Lanes.GROUP; lane += Lanes.DOUBLE_WIDTH) {
                VectorMask<Double> samples = samples(g, lane);
                for (int t = 0; t < extent.ticks(); t++) {
                    DoubleVector standard =
                            Lanes.widened(x.groups[g], x.at(n, t) + lane).sub(mean[n]);
                    DoubleVector through = Lanes.widened(dy.groups[g], dy.at(n, t) + lane)
                            .sub(constant)
                            .sub(standard.mul(slope));
                    Lanes.narrow(
                            DoubleVector.zero(Lanes.DOUBLES).blend(through.mul(scale), samples),
                            delta.groups[g],
                            delta.at(n, t) + lane);
                }
            }
        }
        if (gainGradient != null) {
            gainGradient[n] += (float) product;
        }
        if (shiftGradient != null) {
            shiftGradient[n] += (float) sum;
        }
    }

    /** Returns the mask of the lanes from {@code lane} on that hold samples. */
    private VectorMask<Double> samples(int group, int lane) {
        return Lanes.DOUBLES.indexInRange(lane, extent.samples() - group * Lanes.GROUP);
    }

    private double sum(Signal x, int n) {
        return sum((group, lane, samples) -> {
            DoubleVector lanes = DoubleVector.zero(Lanes.DOUBLES);
            for (int t = 0; t < extent.ticks(); t++) {
                lanes = lanes.add(Lanes.widened(x.groups[group], x.at(n, t) + lane), samples);
            }
            return lanes;
        });
    }

    /** Σ (x − meanX)(y − meanY). */
    private double product(Signal x, double meanX, Signal y, double meanY, int n) {
        return sum((group, lane, samples) -> {
            DoubleVector lanes = DoubleVector.zero(Lanes.DOUBLES);
            for (int t = 0; t < extent.ticks(); t++) {
                DoubleVector ofX =
                        Lanes.widened(x.groups[group], x.at(n, t) + lane).sub(meanX);
                DoubleVector ofY =
                        Lanes.widened(y.groups[group], y.at(n, t) + lane).sub(meanY);
                lanes = lanes.add(ofX.mul(ofY), samples);
            }
            return lanes;
        });
    }

    /** The sums over ticks of some lanes; a term each would make every vector an object. */
    private interface OverTicks {
        DoubleVector sum(int group, int lane, VectorMask<Double> samples);
    }

    private double sum(OverTicks ticks) {
        double sum = 0;
        for (int g = 0; g < extent.groups(); g++) {
            for (int lane = 0; lane < Lanes.GROUP; lane += Lanes.DOUBLE_WIDTH) {
                sum = added(sum, ticks.sum(g, lane, samples(g, lane)));
            }
        }
        return sum;
    }

    /** Lane by lane, so that the order is that of samples, whatever the width of a vector. */
    private static double added(double sum, DoubleVector lanes) {
        for (int lane = 0; lane < Lanes.DOUBLE_WIDTH; lane++) {
            sum += lanes.lane(lane);
        }
        return sum;
    }
}
