package com.example.template;

import static org.ranvier.api.learning.KernelRule.delay;
import static org.ranvier.api.learning.KernelRule.lag;
import static org.ranvier.api.model.Exprs.clamp;
import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.cos;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.DelayRule;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.learning.KernelRule.Support;
import org.ranvier.api.learning.Rounding;
import org.ranvier.api.model.Expr;

/**
 * A raised cosine over the lags k around a delay d, both in ticks:
 *
 * <pre>
 *     K(k; d) = (1 + cos(π (k − d)/h)) / 2h    where |k − d| &lt; h, and 0 elsewhere
 * </pre>
 *
 * <p>Its values at whole lags add up to 1 wherever d lies, and it is smooth, so that a gradient never jumps. The half
 * width h is a trade: a wide kernel feels spikes that are further away, a narrow one is nearer to what acts at
 * inference.
 */
public final class TemplateDelayLearner implements DelayLearner {

    @Override
    public String name() {
        return "template-name";
    }

    @Override
    public String description() {
        return "delays spread over a raised cosine";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.integer("half_width", Unit.TICKS, Range.closed(2, 50), "half the width of the kernel")
                .withDefault(3));
    }

    @Override
    public DelayRule rule(Settings settings) {
        int half = settings.integer("half_width");
        // At the ends of the window the cosine is −1: what lies outside is 0 without a case of its own.
        Expr x = clamp(lag().minus(delay()).over(half), constant(-1), constant(1));
        Expr kernel = cos(x.times(Math.PI)).plus(1).over(2 * half);
        return KernelRule.of(kernel, lag().equalTo(delay()), new Support(half - 1, half), Rounding.NEAREST_EVEN);
    }
}
