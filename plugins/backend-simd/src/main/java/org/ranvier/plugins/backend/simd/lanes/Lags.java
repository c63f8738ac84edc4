package org.ranvier.plugins.backend.simd.lanes;

import java.util.Collection;
import org.ranvier.api.plan.LoweredKernel;
import org.ranvier.api.plan.NetworkPlan.Projection;

/**
 * The largest distances of the taps of projections from the present, in ticks. Signals are padded with as many ticks of
 * zeros.
 *
 * @param reach the upper bound of all lags; at least 1
 * @param lead the bound below 0: no lag is smaller than −lead. Taps below lag 0 carry no weight, but loops over taps
 *     and ticks do not check
 */
public record Lags(int reach, int lead) {

    /** Returns the lags of one projection. */
    public static Lags of(Projection plan) {
        LoweredKernel kernel = plan.delays().kernel().orElseThrow();
        int above = kernel.support().all() ? 0 : kernel.support().above();
        // Less than 0 where a kernel begins after its delay.
        int below = kernel.support().all() ? 0 : Math.max(0, kernel.support().below());
        return new Lags(plan.delays().maxTicks() + above + below + 1, below);
    }

    /** Returns the lags of several projections together. */
    public static Lags of(Collection<Lags> all) {
        return new Lags(
                all.stream().mapToInt(Lags::reach).max().orElse(1),
                all.stream().mapToInt(Lags::lead).max().orElse(0));
    }
}
