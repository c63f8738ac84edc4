package org.ranvier.plugins.synapses.standard.initial;

import static org.ranvier.api.model.Exprs.normal;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Initializer;

/** N({@code mean}, {@code std}²), in the unit of what is initialised; {@code std} is the standard deviation. */
public final class Normal implements Initializer {

    private static final Schema SCHEMA = Schema.of(
            Setting.number("mean", Unit.NONE, Range.ALL, "mean of the draws").withDefault(0),
            Setting.number("std", Unit.NONE, Range.atLeast(0), "standard deviation of the draws")
                    .withDefault(1));

    @Override
    public String name() {
        return "normal";
    }

    @Override
    public String description() {
        return "normal draws with a mean and a standard deviation";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Expr value(Settings settings) {
        return normal("element").times(settings.number("std")).plus(settings.number("mean"));
    }
}
