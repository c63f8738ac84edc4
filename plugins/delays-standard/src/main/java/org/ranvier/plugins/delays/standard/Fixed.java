package org.ranvier.plugins.delays.standard;

import static org.ranvier.api.learning.KernelRule.delay;
import static org.ranvier.api.learning.KernelRule.lag;
import static org.ranvier.api.model.Exprs.floor;
import static org.ranvier.api.model.Exprs.round;

import java.util.List;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.DelayRule;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.learning.KernelRule.Support;
import org.ranvier.api.learning.Rounding;
import org.ranvier.api.model.Expr;

/**
 * Delays that stay as they start: K(k; d) = [k = ⌊d⌋], or [k = round(d)] with {@code rounding: nearest} (ties to even),
 * in training and at inference alike. k and d are in ticks; the derivative in d is 0.
 */
public final class Fixed implements DelayLearner {

    private static final Schema SCHEMA =
            Schema.of(Setting.choice("rounding", List.of("floor", "nearest"), "rounding of delays to whole ticks"));

    @Override
    public String name() {
        return "fixed";
    }

    @Override
    public String description() {
        return "delays that are not learned";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public DelayRule rule(Settings settings) {
        Expr whole = lag().equalTo(delay());
        return settings.text("rounding").equals("floor")
                ? KernelRule.of(lag().equalTo(floor(delay())), whole, new Support(0, 0), Rounding.FLOOR)
                : KernelRule.of(lag().equalTo(round(delay())), whole, new Support(0, 1), Rounding.NEAREST_EVEN);
    }

    @Override
    public boolean learns() {
        return false;
    }
}
