package com.example.odd;

import java.util.List;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Metric;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Target;

/** Half the mean square from real values, or of the output alone. */
public final class OddObjective implements Objective {

    @Override
    public String name() {
        return "odd-objective";
    }

    @Override
    public String description() {
        return "half the mean square";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.choice("fault", List.of("none", "loss", "gradient", "class"), "what is wrong"),
                Setting.choice("metric", List.of("none", "opposite", "undeclared"), "a metric that selects the highest loss, or that is contributed to in vain"));
    }

    @Override
    public Criterion criterion(Settings settings, OutputShape shape) {
        String fault = settings.text("fault");
        return new OddCriterion(fault, settings.text("metric"));
    }

    private record OddCriterion(String fault, String metric) implements Criterion {

        private static final Metric OPPOSITE = Metric.of("opposite", Metric.Direction.HIGHER);

        @Override
        public List<Metric> metrics(Target target) {
            return metric.equals("opposite") ? List.of(OPPOSITE) : Criterion.super.metrics(target);
        }

        @Override
        public Score score(double[] output, Target target, double[] gradient) {
            double loss = 0;
            for (int n = 0; n < output.length; n++) {
                double off = output[n] - (target instanceof Target.RealValues(double[] values) ? values[n] : 0);
                loss += off * off / 2 / output.length;
                if (gradient != null) {
                    gradient[n] = n == 5 && fault.equals("gradient") ? Double.NaN : off / output.length;
                }
            }
            Score score = Score.of(fault.equals("loss") ? Double.NaN : loss, fault.equals("class") ? 7 : -1);
            return metric.equals("none") ? score : score.with(OPPOSITE, loss);
        }
    }
}
