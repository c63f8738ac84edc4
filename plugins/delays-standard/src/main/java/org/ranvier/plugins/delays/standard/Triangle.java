package org.ranvier.plugins.delays.standard;

import static org.ranvier.api.learning.KernelRule.delay;
import static org.ranvier.api.learning.KernelRule.lag;
import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.floor;
import static org.ranvier.api.model.Exprs.select;

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
 * Delays learned by linear interpolation between the two nearest ticks, the hat K(k; d) = max(0, 1 − |k − d|):
 *
 * <pre>
 * x[t] = (1 − f) s[t−n] + f s[t−n−1]        n = ⌊d⌋, f = d − n
 * ∂x[t]/∂d = −(s[t−n] − s[t−n−1])
 * </pre>
 *
 * <p>k and d are in ticks. The hat is written over ⌊d⌋, whose derivative is 0, so that its derivative is the difference
 * above at whole delays too, where |k − d| has none; a delay that starts at exactly 0 therefore learns.
 *
 * <p>At inference a delay is rounded ({@code rounding: nearest}, ties to even, or {@code floor}) and K = [k = d]; with
 * {@code none} the interpolation stays, for a check of what the rounding costs.
 */
public final class Triangle implements DelayLearner {

    private static final Support TWO_TICKS = new Support(0, 1);

    private static final Schema SCHEMA = Schema.of(Setting.choice(
            "rounding",
            List.of("nearest", "floor", "none"),
            "rounding of delays to whole ticks at inference; with none, interpolation as in training"));

    @Override
    public String name() {
        return "triangle";
    }

    @Override
    public String description() {
        return "delays learned by linear interpolation between ticks";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public DelayRule rule(Settings settings) {
        Expr whole = lag().equalTo(delay());
        return switch (settings.text("rounding")) {
            case "nearest" -> KernelRule.of(hat(), whole, TWO_TICKS, Rounding.NEAREST_EVEN);
            case "floor" -> KernelRule.of(hat(), whole, TWO_TICKS, Rounding.FLOOR);
            default -> KernelRule.of(hat(), hat(), TWO_TICKS, Rounding.NONE);
        };
    }

    private static Expr hat() {
        Expr n = floor(delay());
        Expr f = delay().minus(n);
        Expr here = lag().equalTo(n);
        Expr next = lag().equalTo(n.plus(1));
        return select(here, constant(1).minus(f), select(next, f, constant(0)));
    }
}
