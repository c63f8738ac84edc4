package org.ranvier.conformance;

import static org.ranvier.api.model.Exprs.exp;
import static org.ranvier.api.model.Exprs.parameter;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.DelayRule;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.learning.Rounding;
import org.ranvier.api.model.Expr;

/** Delays as Gaussians over all lags, normalised, each with a width of its own that is trained. */
final class Gaussian implements DelayLearner {

    private static final Schema SCHEMA =
            Schema.of(Setting.parameter("sigma", Unit.TICKS, Range.above(0), "width of the kernel")
                    .withDefault(1.5));

    @Override
    public String name() {
        return "gaussian";
    }

    @Override
    public String description() {
        return "a normalised Gaussian over all lags";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public DelayRule rule(Settings settings) {
        Expr z = KernelRule.lag()
                .minus(KernelRule.delay())
                .over(parameter("sigma").plus(KernelRule.scalar("floor")));
        Expr kernel = exp(z.squared().times(-0.5));
        return KernelRule.of(kernel, kernel, KernelRule.Support.ALL, Rounding.NEAREST_EVEN)
                .normalized(KernelRule.Normalization.always(1e-7))
                .withScalar("floor", KernelRule.scalar("progress").negated().plus(0.5));
    }
}
