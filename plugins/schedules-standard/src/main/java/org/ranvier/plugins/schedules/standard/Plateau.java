package org.ranvier.plugins.schedules.standard;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.Schedule;

/**
 * Steps down when validation stops to improve: after more than {@code patience} epochs in a row that do not beat the
 * best by the share {@code threshold}, the rate is multiplied by {@code factor} and the count starts anew.
 *
 * <p>The rule is that of PyTorch's {@code ReduceLROnPlateau} with a relative threshold. Computed from the whole history
 * at every call, it needs no state.
 */
public final class Plateau implements Schedule {

    private static final String ACCURACY = "accuracy";

    private static final Schema SCHEMA = Schema.of(
            Setting.choice(
                    "watch",
                    List.of(ACCURACY, "loss"),
                    "which validation result has to improve; the loss where targets have no accuracy"),
            Setting.integer("patience", Unit.NONE, Range.atLeast(0), "how many epochs without improvement are borne")
                    .withDefault(5),
            Setting.number("factor", Unit.NONE, Range.open(0, 1), "what the rate is multiplied by")
                    .withDefault(0.7),
            Setting.number("threshold", Unit.NONE, Range.atLeast(0), "the share of the best that counts as improvement")
                    .withDefault(1e-4));

    @Override
    public String name() {
        return "plateau";
    }

    @Override
    public String description() {
        return "multiplied by a factor when validation stops to improve";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Rule rule(Settings settings) {
        boolean accuracy = settings.text("watch").equals(ACCURACY);
        double factor = settings.number("factor");
        int patience = settings.integer("patience");
        double threshold = settings.number("threshold");
        return moment -> {
            int steps = accuracy && moment.validationAccuracies().stream().noneMatch(a -> a.isNaN())
                    ? plateaus(moment.validationAccuracies(), 1, patience, threshold)
                    : plateaus(moment.validationLosses(), -1, patience, threshold);
            return Math.pow(factor, steps);
        };
    }

    /**
     * How often a history came to a plateau.
     *
     * @param sign 1 where more is better, −1 where less is
     */
    private static int plateaus(List<Double> history, int sign, int patience, double threshold) {
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
