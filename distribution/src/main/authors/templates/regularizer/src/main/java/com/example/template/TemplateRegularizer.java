package com.example.template;

import static org.ranvier.api.model.Exprs.log;
import static org.ranvier.api.model.WeightParametrization.raw;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.Regularizer;
import org.ranvier.api.model.Expr;

/**
 * The penalty λ log(1 + (θ/s)²) on every number θ. Its pull, 2λθ/(s² + θ²), is largest at θ = s and falls off beyond:
 * what is larger than the scale s is left alone, what is smaller goes to 0.
 */
public final class TemplateRegularizer implements Regularizer {

    @Override
    public String name() {
        return "template-name";
    }

    @Override
    public String description() {
        return "logarithmic penalty, for few large numbers";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.number("strength", Unit.NONE, Range.atLeast(0), "factor on the penalty"),
                Setting.number("scale", Unit.NONE, Range.above(0), "size at which the pull is largest")
                        .withDefault(0.1));
    }

    @Override
    public Expr penalty(Settings settings) {
        return log(raw().over(settings.number("scale")).squared().plus(1)).times(settings.number("strength"));
    }
}
