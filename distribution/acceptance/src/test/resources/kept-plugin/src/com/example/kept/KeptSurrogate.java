package com.example.kept;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.sigmoid;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Expr;
import org.ranvier.api.learning.Surrogate;

/** The derivative of σ(k u). */
public final class KeptSurrogate implements Surrogate {

    @Override
    public String name() {
        return "kept-surrogate";
    }

    @Override
    public String description() {
        return "the derivative of a sigmoid";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.number("slope", Unit.NONE, Range.above(0), "steepness").withDefault(4));
    }

    @Override
    public Expr derivative(Settings settings) {
        Expr step = smoothStep(settings);
        return step.times(constant(1).minus(step)).times(settings.number("slope"));
    }

    @Override
    public Expr smoothStep(Settings settings) {
        return sigmoid(Surrogate.distance().times(settings.number("slope")));
    }
}
