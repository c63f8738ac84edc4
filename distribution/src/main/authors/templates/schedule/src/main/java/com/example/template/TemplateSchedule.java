package com.example.template;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.Schedule;

/**
 * Cosine annealing with warm restarts: at t epochs into a period of T epochs the factor is
 *
 * <pre>
 *     f = m + (1 − m) (1 + cos(π t/T)) / 2
 * </pre>
 *
 * <p>and every period is longer than the one before by a factor. It keeps no state: where training stands decides, so
 * that a run that is resumed goes on as it would have.
 */
public final class TemplateSchedule implements Schedule {

    @Override
    public String name() {
        return "template-name";
    }

    @Override
    public String description() {
        return "half cosines that begin anew";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.number("period", Unit.NONE, Range.above(0), "length of the first period in epochs")
                        .withDefault(2),
                Setting.number("growth", Unit.NONE, Range.atLeast(1), "length of a period relative to the one before")
                        .withDefault(2),
                Setting.number("least", Unit.NONE, Range.closed(0, 1), "factor at the end of a period")
                        .withDefault(0.01));
    }

    @Override
    public Rule rule(Settings settings) {
        double least = settings.number("least");
        double first = settings.number("period");
        double growth = settings.number("growth");
        return moment -> {
            double length = first;
            double epochs = (moment.step() - 1) / (double) moment.stepsPerEpoch();
            while (epochs >= length) {
                epochs -= length;
                length *= growth;
            }
            return least + (1 - least) * (1 + Math.cos(Math.PI * epochs / length)) / 2;
        };
    }
}
