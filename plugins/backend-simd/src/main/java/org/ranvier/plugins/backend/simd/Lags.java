package org.ranvier.plugins.backend.simd;

import java.util.Collection;
import org.ranvier.api.backend.LoweredKernel;
import org.ranvier.api.backend.NetworkPlan.Projection;

/**
 * How far from the present the taps of projections lie: signals have zeros for so many ticks around them.
 *
 * @param reach no lag is larger; at least 1
 * @param lead no lag is smaller than −lead. Taps below lag 0 carry no weight, but loops over taps and ticks do not look
 */
record Lags(int reach, int lead) {

    /** Those of one projection. */
    static Lags of(Projection plan) {
        LoweredKernel kernel = plan.delays().kernel().orElseThrow();
        int above = kernel.support().all() ? 0 : kernel.support().above();
        int below = kernel.support().all() ? 0 : kernel.support().below();
        return new Lags(plan.delays().maxTicks() + above + below + 1, below);
    }

    /** Those of all these projections. */
    static Lags of(Collection<Connection> connections) {
        return new Lags(
                connections.stream().mapToInt(c -> c.lags.reach).max().orElse(1),
                connections.stream().mapToInt(c -> c.lags.lead).max().orElse(0));
    }
}
