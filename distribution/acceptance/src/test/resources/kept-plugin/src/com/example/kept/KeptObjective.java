package com.example.kept;

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

/** Half the squared distance of each neuron's mean output from 1 for the class and 0 for others. */
public final class KeptObjective implements Objective {

    private static final Metric DISTANCE = Metric.of("kept_distance", Metric.Direction.LOWER);

    @Override
    public String name() {
        return "kept-objective";
    }

    @Override
    public String description() {
        return "the distance of the mean output from the class";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.number("scale", Unit.NONE, Range.above(0), "factor on the loss").withDefault(1));
    }

    @Override
    public Criterion criterion(Settings settings, OutputShape shape) {
        double scale = settings.number("scale");
        int neurons = shape.neurons();
        int ticks = shape.ticks();
        return new Criterion() {
            @Override
            public Score score(double[] output, Target target, double[] gradient) {
                int label = switch (target) {
                    case Target.ClassLabel one -> one.label();
                    default -> throw new RanvierException(List.of(
                            Problem.usage("objective", "kept-objective takes a class, not " + target.kind(), "take another objective")));
                };
                double loss = 0;
                int best = 0;
                double[] mean = new double[neurons];
                for (int n = 0; n < neurons; n++) {
                    for (int t = 0; t < ticks; t++) {
                        mean[n] += output[t * neurons + n] / ticks;
                    }
                    double off = mean[n] - (n == label ? 1 : 0);
                    loss += scale * off * off / 2;
                    best = mean[n] > mean[best] ? n : best;
                    for (int t = 0; t < ticks && gradient != null; t++) {
                        gradient[t * neurons + n] = scale * off / ticks;
                    }
                }
                return Score.of(loss, best).with(DISTANCE, Math.sqrt(2 * loss / scale));
            }

            @Override
            public List<Metric> metrics(Target target) {
                return List.of(Metric.ACCURACY, DISTANCE);
            }
        };
    }
}
