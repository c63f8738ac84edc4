package org.ranvier.plugins.objectives.standard;

import java.util.List;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Metric;
import org.ranvier.api.data.Metric.Direction;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Target;

/**
 * The mean squared error of the output at every tick: L = 1/(T·N) Σ_t Σ_o (y_o[t] − ŷ_o[t])², T the number of ticks, N
 * that of output neurons; dL/dy_o[t] = 2 (y_o[t] − ŷ_o[t])/(T·N).
 *
 * <p>Output: any values at ticks, [tick][neuron], such as membrane potentials. Target: real values of that layout, in
 * the unit of the output. Prediction: none. Metrics: the loss, which selects, and {@code mae}, the mean absolute error
 * over all values.
 */
public final class MeanSquaredError implements Objective {

    private static final Metric ABSOLUTE = Metric.of("mae", Direction.LOWER).over("values");

    @Override
    public String name() {
        return "mse";
    }

    @Override
    public String description() {
        return "mean squared error of the output from real values at every tick";
    }

    @Override
    public Criterion criterion(Settings settings, OutputShape shape) {
        return new Squared(Output.ofTicks(name(), shape));
    }

    private record Squared(Output shape) implements Criterion {

        @Override
        public List<Metric> metrics(Target target) {
            return List.of(Metric.LOSS, ABSOLUTE);
        }

        @Override
        public Score score(double[] output, Target target, double[] gradient) {
            shape.check(output, gradient);
            double[] wanted = shape.valuesOf(target);
            double squares = 0;
            double absolute = 0;
            for (int i = 0; i < output.length; i++) {
                double error = output[i] - wanted[i];
                squares += error * error;
                absolute += Math.abs(error);
                if (gradient != null) {
                    gradient[i] = 2 * error / output.length;
                }
            }
            return Score.of(squares / output.length).with(ABSOLUTE, absolute, output.length);
        }
    }
}
