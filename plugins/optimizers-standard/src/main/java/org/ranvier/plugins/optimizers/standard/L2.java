package org.ranvier.plugins.optimizers.standard;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.Regularizer;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.WeightParametrization;

/**
 * The penalty λ/2 Σ θ² on trained numbers, with λ = {@code strength} ≥ 0; it must be given. Its gradient is λ θ, so λ
 * is what PyTorch calls the weight decay of its optimisers.
 */
public final class L2 implements Regularizer {

    private static final Schema SCHEMA =
            Schema.of(Setting.number("strength", Unit.NONE, Range.atLeast(0), "coefficient of the penalty, λ"));

    @Override
    public String name() {
        return "l2";
    }

    @Override
    public String description() {
        return "penalty on half the sum of squares";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Expr penalty(Settings settings) {
        return WeightParametrization.raw().squared().times(settings.number("strength") / 2);
    }
}
