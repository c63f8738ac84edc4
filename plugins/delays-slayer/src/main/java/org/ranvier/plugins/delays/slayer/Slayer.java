package org.ranvier.plugins.delays.slayer;

import static org.ranvier.api.learning.KernelRule.delay;
import static org.ranvier.api.learning.KernelRule.lag;
import static org.ranvier.api.model.Exprs.floor;

import org.ranvier.api.Settings;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.DelayRule;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.learning.KernelRule.Support;
import org.ranvier.api.learning.Rounding;
import org.ranvier.api.model.Expr;

/**
 * SLAYER's delays: whole ticks act, real numbers are learned, and the gradient is the slope of the signal.
 *
 * <pre>
 * K(k; d) = [k = n]                          n = ⌊d⌋
 * ∂K/∂d   = −[k = n] + [k = n + 1]           per tick
 * </pre>
 *
 * <p>A spike train a that arrives with the delay d has da/dd = −da/dt; with the difference for the slope this is
 * −(a[t−n] − a[t−n−1]), whatever filters the spike train, as filters and delays commute. The derivative is not that of
 * K, which is 0 almost everywhere. At inference delays are rounded down, so the network is the one that was trained.
 *
 * <p>Source: S. B. Shrestha and G. Orchard, "SLAYER: spike layer error reassignment in time", NeurIPS 2018, §3.2.
 */
public final class Slayer implements DelayLearner {

    @Override
    public String name() {
        return "slayer";
    }

    @Override
    public String description() {
        return "delays of whole ticks, learned from the slope of the delayed signal";
    }

    @Override
    public DelayRule rule(Settings settings) {
        Expr n = floor(delay());
        Expr difference = lag().equalTo(n.plus(1)).minus(lag().equalTo(n));
        return KernelRule.of(lag().equalTo(n), lag().equalTo(delay()), new Support(0, 1), Rounding.FLOOR)
                .withDelayDerivative(difference);
    }
}
