package org.ranvier.plugins.schedules.standard;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.Schedule;

/** Steps down every n epochs: {@code factor}^⌊(epoch − 1)/{@code every}⌋. */
public final class Step implements Schedule {

    private static final Schema SCHEMA = Schema.of(
            Setting.integer("every", Unit.NONE, Range.atLeast(1), "number of epochs per step"),
            Setting.number("factor", Unit.NONE, Range.above(0), "factor applied to the learning rate at each step")
                    .withDefault(0.1));

    @Override
    public String name() {
        return "step";
    }

    @Override
    public String description() {
        return "learning rate multiplied by a factor every n epochs";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Rule rule(Settings settings) {
        int every = settings.integer("every");
        double factor = settings.number("factor");
        return moment -> Math.pow(factor, (moment.epoch() - 1) / every);
    }
}
