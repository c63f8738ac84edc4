package com.example.bell;

import static org.ranvier.api.learning.KernelRule.delay;
import static org.ranvier.api.learning.KernelRule.lag;
import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.cos;
import static org.ranvier.api.model.Exprs.select;

import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.DelayRule;
import org.ranvier.api.model.Expr;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.learning.KernelRule.Support;
import org.ranvier.api.learning.Rounding;

/** A bell over four ticks, K(k; d) = ½ cos²(π (k − d) / 4) where |k − d| < 2, whose sum over k is 1 for every d. */
public final class Bell implements DelayLearner {

    @Override
    public String name() {
        return "bell";
    }

    @Override
    public String description() {
        return "delays learned through a bell over four ticks";
    }

    @Override
    public Schema schema() {
        return Schema.of();
    }

    @Override
    public DelayRule rule(Settings settings) {
        Expr distance = lag().minus(delay());
        Expr bell = cos(distance.times(Math.PI / 4)).squared().times(0.5);
        Expr training = select(constant(4).greater(distance.squared()), bell, constant(0));
        return KernelRule.of(training, lag().equalTo(delay()), new Support(2, 2), Rounding.NEAREST_EVEN);
    }
}
