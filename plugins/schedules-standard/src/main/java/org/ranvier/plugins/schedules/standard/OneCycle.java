package org.ranvier.plugins.schedules.standard;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.Schedule;

/**
 * One cycle over all steps: from {@code peak}/{@code start_divisor} up to {@code peak} during the share {@code warm_up}
 * of training, then down to the start divided by {@code end_divisor}, both along half a cosine.
 *
 * <p>Source: L. N. Smith and N. Topin, "Super-convergence", 2018; the shape is that of PyTorch's {@code OneCycleLR}.
 */
public final class OneCycle implements Schedule {

    private static final Schema SCHEMA = Schema.of(
            Setting.number("peak", Unit.NONE, Range.above(0), "factor applied to the learning rate at the peak")
                    .withDefault(1),
            Setting.number("warm_up", Unit.NONE, Range.open(0, 1), "fraction of training spent warming up to the peak")
                    .withDefault(0.3),
            Setting.number(
                            "start_divisor",
                            Unit.NONE,
                            Range.atLeast(1),
                            "ratio of the peak factor to the initial factor")
                    .withDefault(25),
            Setting.number(
                            "end_divisor",
                            Unit.NONE,
                            Range.atLeast(1),
                            "ratio of the initial factor to the final factor")
                    .withDefault(1e4));

    @Override
    public String name() {
        return "one-cycle";
    }

    @Override
    public String description() {
        return "learning rate rising to a peak and falling again, over all of training";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Rule rule(Settings settings) {
        double peak = settings.number("peak");
        double warmUp = settings.number("warm_up");
        double start = peak / settings.number("start_divisor");
        double end = start / settings.number("end_divisor");
        return moment -> {
            double last = (double) moment.epochs() * moment.stepsPerEpoch() - 1;
            double top = Math.max(0, warmUp * (last + 1) - 1);
            double step = moment.step() - 1;
            if (step <= top) {
                return Annealing.cosine(start, peak, top == 0 ? 1 : step / top);
            }
            return Annealing.cosine(peak, end, Math.min(1, (step - top) / (last - top)));
        };
    }
}
