package com.example.kept;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Expr;
import org.ranvier.api.learning.Regularizer;
import org.ranvier.api.model.WeightParametrization;

/** λ θ². */
public final class KeptPenalty implements Regularizer {

    @Override
    public String name() {
        return "kept-penalty";
    }

    @Override
    public String description() {
        return "the square";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.number("strength", Unit.NONE, Range.atLeast(0), "factor on the penalty"));
    }

    @Override
    public Expr penalty(Settings settings) {
        return WeightParametrization.raw().squared().times(settings.number("strength"));
    }
}
