package org.ranvier.plugins.objectives.spiketimes;

import java.util.Arrays;
import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Metric;
import org.ranvier.api.data.Metric.Direction;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Target;

/**
 * Each output neuron has a time of its own to spike at: L = Σ_k l_k over the neurons k with a target spike, in ms², l_k
 * = ½ (t_k − T_k)² for a neuron that spikes and {@code missing} for a silent one, whose gradient is 0.
 *
 * <p>Output: first spikes in ms, [neuron]. Target: spike trains; T_k is the first spike of neuron k, and neurons
 * without one are not scored. Prediction: none. Metrics: the loss, which selects, since it counts both what is late and
 * what is missing; {@code spike_time_error}, the mean of |t_k − T_k| in ms over target spikes that are answered; and
 * {@code missing_spikes}, the share of those that are not.
 */
public final class FirstSpikeMse implements Objective {

    private static final String MISSING = "missing";

    private static final Metric TIME_ERROR =
            Metric.of("spike_time_error", Direction.LOWER).in(Unit.MILLISECONDS).over("spikes");

    private static final Metric MISSING_SPIKES =
            Metric.of("missing_spikes", Direction.LOWER).over("spikes").asShare();

    @Override
    public String name() {
        return "first-spike-mse";
    }

    @Override
    public String description() {
        return "squared errors of output spike times from those of target spike trains";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.number(
                        MISSING, Unit.NONE, Range.atLeast(0), "loss for a target spike whose neuron is silent, in ms²")
                .withDefault(Output.MISSING));
    }

    @Override
    public Criterion criterion(Settings settings, OutputShape shape) {
        return new Timed(Output.of(name(), shape), settings.number(MISSING));
    }

    private record Timed(Output output, double missing) implements Criterion {

        @Override
        public List<Metric> metrics(Target target) {
            return List.of(Metric.LOSS, TIME_ERROR, MISSING_SPIKES);
        }

        @Override
        public Score score(double[] times, Target target, double[] gradient) {
            double[] wanted = output.firstSpikesOf(target);
            if (gradient != null) {
                Arrays.fill(gradient, 0);
            }
            double loss = 0;
            double late = 0;
            int answered = 0;
            int silent = 0;
            for (int k = 0; k < times.length; k++) {
                if (wanted[k] == Double.POSITIVE_INFINITY) {
                    continue;
                }
                if (times[k] == Double.POSITIVE_INFINITY) {
                    loss += missing;
                    silent++;
                    continue;
                }
                double error = times[k] - wanted[k];
                loss += error * error / 2;
                late += Math.abs(error);
                answered++;
                if (gradient != null) {
                    gradient[k] = error;
                }
            }
            return Score.of(loss).with(TIME_ERROR, late, answered).with(MISSING_SPIKES, silent, answered + silent);
        }
    }
}
