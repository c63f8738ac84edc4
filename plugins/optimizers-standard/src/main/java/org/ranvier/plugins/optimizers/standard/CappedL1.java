package org.ranvier.plugins.optimizers.standard;

import static org.ranvier.api.model.Exprs.abs;
import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.min;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.Regularizer;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.WeightParametrization;

/**
 * The penalty λ Σ min(|θ|/{@code threshold}, 1), which counts the numbers above a threshold rather than adding up how
 * large they are. Numbers below it are pulled to 0 with the force λ/threshold; larger ones are left alone. On delays
 * few stay active, and those are as long as the loss wants them.
 *
 * <p>The threshold is in the unit of what is trained, ms for delays. Delays are kept at 0 or above, so that those that
 * are pulled down end at exactly 0.
 *
 * <p>Source: the capped-ℓ1 penalty of T. Zhang, "Analysis of multi-stage convex relaxation for sparse regularization",
 * JMLR 11, 2010.
 */
public final class CappedL1 implements Regularizer {

    private static final Schema SCHEMA = Schema.of(
            Setting.number(
                    "strength",
                    Unit.NONE,
                    Range.atLeast(0),
                    "coefficient of the penalty, λ: the price of a number above the threshold"),
            Setting.number(
                    "threshold",
                    Unit.NONE,
                    Range.above(0),
                    "magnitude above which a number counts in full, in its own unit"));

    @Override
    public String name() {
        return "capped-l1";
    }

    @Override
    public String description() {
        return "penalty on the number of magnitudes above a threshold, for few active delays";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Expr penalty(Settings settings) {
        Expr share = abs(WeightParametrization.raw()).over(settings.number("threshold"));
        return min(share, constant(1)).times(settings.number("strength"));
    }
}
