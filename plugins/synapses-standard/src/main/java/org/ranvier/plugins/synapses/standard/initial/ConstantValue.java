package org.ranvier.plugins.synapses.standard.initial;

import static org.ranvier.api.model.Exprs.constant;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Initializer;

/** Every element starts at {@code value}, in the unit of what is initialised. */
public final class ConstantValue implements Initializer {

    private static final Schema SCHEMA =
            Schema.of(Setting.number("value", Unit.NONE, Range.ALL, "value of every element")
                    .withDefault(0));

    @Override
    public String name() {
        return "constant";
    }

    @Override
    public String description() {
        return "one value for every element";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Expr value(Settings settings) {
        return constant(settings.number("value"));
    }
}
