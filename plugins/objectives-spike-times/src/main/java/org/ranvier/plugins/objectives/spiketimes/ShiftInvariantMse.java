package org.ranvier.plugins.objectives.spiketimes;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Objective;

/**
 * The neuron of the class should spike a given time before all others: L = ½ Σ_k (t_k − t_y − delta·[k ≠ y])², in ms².
 * Only differences of times count, so a shift of all changes nothing.
 *
 * <p>Output: first spikes in ms, [neuron]. Target: a class y. Where any spike is missing, the loss is 100 and has no
 * gradient. Prediction: the neuron that spikes first, the lowest of several; none when no output neuron spikes.
 *
 * <p>Source: J. Göltz, J. Weber et al., "DelGrad", 2024.
 */
public final class ShiftInvariantMse implements Objective {

    @Override
    public String name() {
        return "shift-invariant-mse";
    }

    @Override
    public String description() {
        return "squared errors of output spike times relative to that of the correct neuron";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.number(
                        "delta",
                        Unit.MILLISECONDS,
                        Range.atLeast(0),
                        "target lag of the spikes of all other neurons behind that of the correct neuron")
                .withDefault(0.2));
    }

    @Override
    public Criterion criterion(Settings settings, OutputShape shape) {
        Output output = Output.of(name(), shape);
        double delta = settings.number("delta");
        return (times, target, gradient) -> score(times, output.labelOf(target), delta, gradient);
    }

    private static Score score(double[] times, int label, double delta, double[] gradient) {
        int predicted = Output.first(times);
        double loss = 0;
        double ofLabel = 0;
        for (int k = 0; k < times.length; k++) {
            double error = k == label ? 0 : times[k] - times[label] - delta;
            loss += error * error / 2;
            ofLabel -= error;
            if (gradient != null) {
                gradient[k] = error;
            }
        }
        // Infinite where one spike is missing, no number where two are.
        if (!(loss < Double.POSITIVE_INFINITY) || times[label] == Double.POSITIVE_INFINITY) {
            return Output.missing(predicted, gradient);
        }
        if (gradient != null) {
            gradient[label] = ofLabel;
        }
        return Score.of(loss, predicted);
    }
}
