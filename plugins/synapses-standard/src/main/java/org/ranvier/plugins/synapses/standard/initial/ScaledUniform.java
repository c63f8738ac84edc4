package org.ranvier.plugins.synapses.standard.initial;

import static org.ranvier.api.model.Exprs.uniform;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Initializer;

/** U[−b, b) with b = {@code gain} times a bound that the number of synapses sets. */
abstract class ScaledUniform implements Initializer {

    private final Schema schema;

    ScaledUniform(double gain) {
        schema = Schema.of(Setting.number("gain", Unit.NONE, Range.above(0), "scale factor of the bound")
                .withDefault(gain));
    }

    /** The bound for a gain of 1. */
    abstract Expr bound();

    @Override
    public final Schema schema() {
        return schema;
    }

    @Override
    public final Expr value(Settings settings) {
        return uniform("element").times(2).minus(1).times(bound().times(settings.number("gain")));
    }
}
