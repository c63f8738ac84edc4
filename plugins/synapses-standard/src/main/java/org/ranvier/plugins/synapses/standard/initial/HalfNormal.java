package org.ranvier.plugins.synapses.standard.initial;

import static org.ranvier.api.model.Exprs.abs;
import static org.ranvier.api.model.Exprs.normal;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Initializer;

/**
 * {@code low} + |N(0, {@code std}²)|, in the unit of what is initialised: most numbers close to {@code low}, none
 * below. The mean is low + std √(2/π), about low + 0.8 std.
 *
 * <p>Source: "DelRec: learning delays in recurrent spiking neural networks", 2025, which starts recurrent delays so,
 * with {@code low} one tick.
 */
public final class HalfNormal implements Initializer {

    private static final Schema SCHEMA = Schema.of(
            Setting.number("low", Unit.NONE, Range.ALL, "smallest number").withDefault(0),
            Setting.number(
                            "std",
                            Unit.NONE,
                            Range.atLeast(0),
                            "standard deviation of the normal draws, before their sign is dropped")
                    .withDefault(1));

    @Override
    public String name() {
        return "half-normal";
    }

    @Override
    public String description() {
        return "magnitudes of normal draws, above a smallest number";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Expr value(Settings settings) {
        return abs(normal("element")).times(settings.number("std")).plus(settings.number("low"));
    }
}
