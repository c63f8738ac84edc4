package org.ranvier.plugins.schedules.standard;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Metric.Direction;
import org.ranvier.api.learning.Schedule;

/**
 * Steps down when validation stops to improve: after more than {@code patience} epochs in a row that do not beat the
 * best by the share {@code threshold}, the rate is multiplied by {@code factor} and the count starts anew.
 *
 * <p>The rule is that of PyTorch's {@code ReduceLROnPlateau} with a relative threshold. Computed from the whole history
 * at every call, it needs no state.
 */
public final class Plateau implements Schedule {

    private static final String METRIC = "metric";

    private static final Schema SCHEMA = Schema.of(
            Setting.choice(
                    "watch",
                    List.of(METRIC, "loss"),
                    "validation result to improve: the metric that selects the best epoch, such as accuracy, or the loss"),
            Setting.integer(
                            "patience",
                            Unit.NONE,
                            Range.atLeast(0),
                            "number of epochs without improvement that are tolerated")
                    .withDefault(5),
            Setting.number("factor", Unit.NONE, Range.open(0, 1), "factor applied to the learning rate at each plateau")
                    .withDefault(0.7),
            Setting.number(
                            "threshold",
                            Unit.NONE,
                            Range.atLeast(0),
                            "relative gain over the best result that counts as an improvement")
                    .withDefault(1e-4));

    @Override
    public String name() {
        return "plateau";
    }

    @Override
    public String description() {
        return "learning rate multiplied by a factor when validation stops improving";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Rule rule(Settings settings) {
        boolean metric = settings.text("watch").equals(METRIC);
        double factor = settings.number("factor");
        int patience = settings.integer("patience");
        double threshold = settings.number("threshold");
        return moment -> {
            int steps = metric
                    ? plateaus(
                            moment.selectingValues(), moment.selectingMetric().better(), patience, threshold)
                    : plateaus(moment.validationLosses(), Direction.LOWER, patience, threshold);
            return Math.pow(factor, steps);
        };
    }

    /**
     * Counts how often a history came to a plateau.
     *
     * @param better the direction of improvement
     */
    private static int plateaus(List<Double> history, Direction better, int patience, double threshold) {
        int sign = better == Direction.HIGHER ? 1 : -1;
        double best = Double.NEGATIVE_INFINITY;
        int bad = 0;
        int plateaus = 0;
        for (double result : history) {
            double value = sign * result;
            if (value > best + Math.abs(best) * threshold || best == Double.NEGATIVE_INFINITY) {
                best = value;
                bad = 0;
            } else if (++bad > patience) {
                plateaus++;
                bad = 0;
            }
        }
        return plateaus;
    }
}
