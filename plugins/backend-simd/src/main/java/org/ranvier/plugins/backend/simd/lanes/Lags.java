package org.ranvier.plugins.backend.simd.lanes;

import java.util.Collection;
import org.ranvier.api.plan.LoweredKernel;
import org.ranvier.api.plan.NetworkPlan.Projection;

/**
 * How far from the present the taps of projections lie: signals have zeros for so many ticks around them.
 *
 * @param reach no lag is larger; at least 1
 * @param lead no lag is smaller than −lead. Taps below lag 0 carry no weight, but loops over taps and ticks do not look
 */
public record Lags(int reach, int lead) {

    /** Those of one projection. */
    public static Lags of(Projection plan) {
        LoweredKernel kernel = plan.delays().kernel().orElseThrow();
        int above = kernel.support().all() ? 0 : kernel.support().above();
        int below = kernel.support().all() ? 0 : kernel.support().below();
        return new Lags(plan.delays().maxTicks() + above + below + 1, below);
    }

    /** Those of several projections together. */
    public static Lags of(Collection<Lags> all) {
        return new Lags(
                all.stream().mapToInt(Lags::reach).max().orElse(1),
                all.stream().mapToInt(Lags::lead).max().orElse(0));
    }
}
