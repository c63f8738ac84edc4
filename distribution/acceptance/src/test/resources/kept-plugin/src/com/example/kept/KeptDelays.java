package com.example.kept;

import static org.ranvier.api.model.Exprs.abs;
import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.max;
import static org.ranvier.api.model.Exprs.sign;
import static org.ranvier.api.learning.KernelRule.delay;
import static org.ranvier.api.learning.KernelRule.lag;
import static org.ranvier.api.learning.KernelRule.scalar;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.DelayRule;
import org.ranvier.api.model.Expr;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.learning.Rounding;

/** K(k; d) = max(0, 1 − |k − d| / width), divided by its sum over k; the width shrinks from {@code from} to 1 over training. */
public final class KeptDelays implements DelayLearner {

    @Override
    public String name() {
        return "kept-delays";
    }

    @Override
    public String description() {
        return "a tent that narrows";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.integer("from", Unit.TICKS, Range.closed(1, 4), "half the width of the tent at the start").withDefault(2));
    }

    @Override
    public DelayRule rule(Settings settings) {
        double more = settings.number("from") - 1;
        Expr off = lag().minus(delay());
        Expr tent = max(constant(0), constant(1).minus(abs(off).over(scalar("width"))));
        Expr slope = sign(off).times(constant(1).minus(tent.equalTo(constant(0)))).over(scalar("width"));
        return KernelRule.of(tent, lag().equalTo(delay()), new KernelRule.Support(4, 5), Rounding.NEAREST_EVEN)
                .withScalar("width", constant(1).plus(constant(1).minus(scalar("progress")).times(more)))
                .withDelayDerivative(slope)
                .normalized(KernelRule.Normalization.inTraining(1e-6));
    }
}
