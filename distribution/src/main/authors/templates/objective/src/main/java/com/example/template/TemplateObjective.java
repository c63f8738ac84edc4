package com.example.template;

import java.util.List;
import org.ranvier.api.Problem;
import org.ranvier.api.Range;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Metric;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Target;

/**
 * The hinge loss of several classes: with z_o the mean output of neuron o over all ticks and c the right class,
 *
 * <pre>
 *     L = max(0, m − z_c + max over o ≠ c of z_o)
 * </pre>
 */
public final class TemplateObjective implements Objective {

    private static final Metric MARGIN = Metric.of("margin", Metric.Direction.HIGHER);

    @Override
    public String name() {
        return "template-name";
    }

    @Override
    public String description() {
        return "hinge loss of the mean output";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.number("margin", Unit.NONE, Range.above(0), "distance that is asked for")
                .withDefault(0.2));
    }

    @Override
    public Criterion criterion(Settings settings, OutputShape shape) {
        if (shape.clock().isEmpty() || shape.neurons() < 2) {
            throw new RanvierException(Problem.usage(
                    "objective",
                    "template-name needs two neurons or more that have outputs at every tick",
                    "take another objective, or change the last layer"));
        }
        return new Hinge(settings.number("margin"), shape.neurons(), shape.ticks());
    }

    private record Hinge(double margin, int neurons, int ticks) implements Criterion {

        @Override
        public List<Metric> metrics(Target target) {
            // The first selects the best epoch.
            return List.of(Metric.ACCURACY, MARGIN);
        }

        @Override
        public Score score(double[] output, Target target, double[] gradient) {
            if (!(target instanceof Target.ClassLabel right)) {
                throw new RanvierException(Problem.usage(
                        "objective",
                        "template-name compares with a class, and the data have " + target.kind(),
                        "take another objective"));
            }
            double[] mean = mean(output);
            int rival = largest(mean, right.label());
            double ahead = mean[right.label()] - mean[rival];
            if (gradient != null) {
                for (int n = 0; n < neurons; n++) {
                    // Only where the margin is missing, and only these two.
                    double g = ahead >= margin ? 0 : n == right.label() ? -1 : n == rival ? 1 : 0;
                    for (int t = 0; t < ticks; t++) {
                        gradient[t * neurons + n] = g / ticks;
                    }
                }
            }
            int predicted = ahead > 0 ? right.label() : rival;
            return Score.of(Math.max(0, margin - ahead), predicted).with(MARGIN, ahead);
        }

        private double[] mean(double[] output) {
            double[] mean = new double[neurons];
            for (int n = 0; n < output.length; n++) {
                mean[n % neurons] += output[n] / ticks;
            }
            return mean;
        }

        /** The neuron with the largest mean, but for one. */
        private int largest(double[] mean, int except) {
            int best = except == 0 ? 1 : 0;
            for (int n = 0; n < neurons; n++) {
                if (n != except && mean[n] > mean[best]) {
                    best = n;
                }
            }
            return best;
        }
    }
}
