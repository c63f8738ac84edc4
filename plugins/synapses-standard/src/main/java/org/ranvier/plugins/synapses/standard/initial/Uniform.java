package org.ranvier.plugins.synapses.standard.initial;

import static org.ranvier.api.model.Exprs.uniform;

import java.util.Optional;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Initializer;

/**
 * U[{@code low}, {@code high}), in the unit of what is initialised; of whole ticks all from {@code low} to
 * {@code high}.
 */
public final class Uniform implements Initializer {

    private static final Schema SCHEMA = Schema.of(
            Setting.number("low", Unit.NONE, Range.ALL, "lower bound, inclusive")
                    .withDefault(0),
            Setting.number(
                            "high",
                            Unit.NONE,
                            Range.ALL,
                            "upper bound, exclusive; inclusive for delays drawn in whole ticks")
                    .withDefault(1));

    @Override
    public String name() {
        return "uniform";
    }

    @Override
    public String description() {
        return "uniform draws from low to high";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Expr value(Settings settings) {
        double low = settings.number("low");
        double high = settings.number("high");
        return uniform("element").times(high - low).plus(low);
    }

    @Override
    public Optional<Expr> multiples(Settings settings, double step) {
        return Initializer.multiples(settings.number("low"), settings.number("high"), step);
    }
}
