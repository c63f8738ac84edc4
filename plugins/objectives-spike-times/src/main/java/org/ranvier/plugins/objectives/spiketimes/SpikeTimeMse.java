package org.ranvier.plugins.objectives.spiketimes;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Objective;

/**
 * Every output neuron has a time to spike at: L = ½ Σ_k (t_k − T_k)², in ms², with T = t_correct for the neuron of the
 * class and t_wrong for all others.
 *
 * <p>Output: first spikes in ms, [neuron]. Target: a class. Where any spike is missing, the loss is 100 and has no
 * gradient. Prediction: the neuron whose spike is nearest to t_correct, the lowest of several; none when no output
 * neuron spikes.
 */
public final class SpikeTimeMse implements Objective {

    @Override
    public String name() {
        return "spike-time-mse";
    }

    @Override
    public String description() {
        return "squared errors of output spike times";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                time("t_correct", "target spike time of the correct neuron"),
                time("t_wrong", "target spike time of all other neurons"));
    }

    private static Setting time(String name, String doc) {
        return Setting.number(name, Unit.MILLISECONDS, Range.atLeast(0), doc);
    }

    @Override
    public Criterion criterion(Settings settings, OutputShape shape) {
        Output output = Output.of(name(), shape);
        double correct = settings.number("t_correct");
        double wrong = settings.number("t_wrong");
        return (times, target, gradient) -> score(times, output.labelOf(target), correct, wrong, gradient);
    }

    private static Score score(double[] times, int label, double correct, double wrong, double[] gradient) {
        int nearest = nearest(times, correct);
        double loss = 0;
        for (int k = 0; k < times.length; k++) {
            double error = times[k] - (k == label ? correct : wrong);
            loss += error * error / 2;
            if (gradient != null) {
                gradient[k] = error;
            }
        }
        return loss < Double.POSITIVE_INFINITY ? Score.of(loss, nearest) : Output.missing(nearest, gradient);
    }

    private static int nearest(double[] times, double wanted) {
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < times.length; k++) {
            double distance = Math.abs(times[k] - wanted);
            if (distance < least) {
                least = distance;
                nearest = k;
            }
        }
        return nearest;
    }
}
