package org.ranvier.plugins.objectives.spiketimes;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Objective;

/**
 * The cross-entropy of a softmax over negative spike times, with a regulariser that keeps the right spike early: L = ln
 * Σ_k exp(−(t_k − t_y)/(xi·tau_syn)) + alpha·exp(t_y/(beta·tau_syn)).
 *
 * <p>Output: first spikes in ms, [neuron]. Target: a class y. A missing spike of another neuron adds nothing to the
 * sum; where that of the class is missing, the loss is 100 and has no gradient. Prediction: the neuron that spikes
 * first, the lowest of several; none when no output neuron spikes.
 *
 * <p>Source: J. Göltz et al., "Fast and energy-efficient neuromorphic deep learning with first-spike times", Nature
 * Machine Intelligence 3, 2021.
 */
public final class FirstSpikeCrossEntropy implements Objective {

    @Override
    public String name() {
        return "first-spike-cross-entropy";
    }

    @Override
    public String description() {
        return "softmax cross-entropy of negative first-spike times";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.number("xi", Unit.NONE, Range.above(0), "scale of times in the softmax, in units of tau_syn")
                        .withDefault(0.2),
                Setting.number("tau_syn", Unit.MILLISECONDS, Range.above(0), "unit of time of xi and beta")
                        .withDefault(1),
                Setting.number("alpha", Unit.NONE, Range.atLeast(0), "strength of the regulariser; 0 for none")
                        .withDefault(0),
                Setting.number(
                                "beta",
                                Unit.NONE,
                                Range.above(0),
                                "scale of times in the regulariser, in units of tau_syn")
                        .withDefault(1));
    }

    @Override
    public Criterion criterion(Settings settings, OutputShape shape) {
        Output output = Output.of(name(), shape);
        double tau = settings.number("tau_syn");
        double scale = settings.number("xi") * tau;
        double alpha = settings.number("alpha");
        double late = settings.number("beta") * tau;
        return (times, target, gradient) -> score(times, output.labelOf(target), scale, alpha, late, gradient);
    }

    private static Score score(double[] times, int label, double scale, double alpha, double late, double[] gradient) {
        int first = Output.first(times);
        if (times[label] == Double.POSITIVE_INFINITY) {
            return Output.missing(first, gradient);
        }
        // Relative to the first spike, so that nothing overflows.
        double sum = 0;
        for (double time : times) {
            sum += Math.exp((times[first] - time) / scale);
        }
        double penalty = alpha * Math.exp(times[label] / late);
        double loss = Math.log(sum) + (times[label] - times[first]) / scale + penalty;
        if (gradient != null) {
            for (int k = 0; k < times.length; k++) {
                double share = Math.exp((times[first] - times[k]) / scale) / sum;
                gradient[k] = -share / scale;
            }
            gradient[label] += 1 / scale + penalty / late;
        }
        return Score.of(loss, first);
    }
}
