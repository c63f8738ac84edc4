package org.ranvier.plugins.optimizers.standard;

import static org.ranvier.api.model.Exprs.abs;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.Regularizer;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.WeightParametrization;

/**
 * The penalty λ Σ |θ| on trained numbers, with λ = {@code strength} ≥ 0; it must be given. Its gradient λ sign(θ) pulls
 * every number to 0 with the same force, and so makes weights sparse.
 */
public final class L1 implements Regularizer {

    private static final Schema SCHEMA =
            Schema.of(Setting.number("strength", Unit.NONE, Range.atLeast(0), "coefficient of the penalty, λ"));

    @Override
    public String name() {
        return "l1";
    }

    @Override
    public String description() {
        return "penalty on the sum of magnitudes";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Expr penalty(Settings settings) {
        return abs(WeightParametrization.raw()).times(settings.number("strength"));
    }
}
