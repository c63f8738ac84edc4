package org.ranvier.plugins.optimizers.standard;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.max;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.Regularizer;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.WeightParametrization;

/**
 * The penalty λ Σ (max(0, low − θ)² + max(0, θ − high)²)/2, which is 0 within a band: on spikes it keeps neurons from
 * falling silent and from firing too much.
 */
public final class Band implements Regularizer {

    private static final Schema SCHEMA = Schema.of(
            Setting.number("strength", Unit.NONE, Range.atLeast(0), "coefficient of the penalty, λ"),
            Setting.number("low", Unit.NONE, Range.ALL, "lower end of the band").withDefault(0),
            Setting.number("high", Unit.NONE, Range.ALL, "upper end of the band"));

    @Override
    public String name() {
        return "band";
    }

    @Override
    public String description() {
        return "quadratic penalty outside a band, such as a range of spike counts";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Expr penalty(Settings settings) {
        Expr x = WeightParametrization.raw();
        Expr below = max(constant(0), constant(settings.number("low")).minus(x));
        Expr above = max(constant(0), x.minus(settings.number("high")));
        return below.squared().plus(above.squared()).times(settings.number("strength") / 2);
    }
}
