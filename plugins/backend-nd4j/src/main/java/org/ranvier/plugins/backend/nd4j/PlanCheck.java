package org.ranvier.plugins.backend.nd4j;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.plugins.backend.nd4j.run.Layout;

/** Finds what is beyond the limits of matrices over lags. */
final class PlanCheck {

    private static final long FLOAT = 4;
    /** A projection's matrix forward, its transpose for the way back, and its gradient. */
    private static final long MATRICES = 3;

    private PlanCheck() {}

    /**
     * Looks at a plan.
     *
     * @param memory how many bytes ND4J may use
     */
    static List<Refusal> check(NetworkPlan plan, long memory) {
        List<Refusal> refusals = new ArrayList<>();
        Layout layout = new Layout(plan);
        for (Projection p : plan.all(Projection.class)) {
            if (p.delays().kernel().isPresent()) {
                if (layout.needsStatisticsToCome(p)) {
                    refusals.add(Refusal.of(
                            p.name(),
                            Capability.BATCH_NORM,
                            "batch normalisation inside a recurrent loop would need statistics of ticks to come"));
                }
                long bytes = bytes(p);
                if (bytes > memory) {
                    refusals.add(Refusal.ofLimit(
                            p.name(),
                            "as matrices for " + (p.delays().maxTicks() + 1)
                                    + " lags it needs " + megabytes(bytes) + " MB, and ND4J may use "
                                    + megabytes(memory)
                                    + " MB; backend simd keeps lists of synapses"));
                }
            }
        }
        return refusals;
    }

    private static long bytes(Projection p) {
        return MATRICES
                * FLOAT
                * (p.delays().maxTicks() + 1)
                * p.synapses().pre()
                * p.synapses().post();
    }

    private static long megabytes(long bytes) {
        return bytes >> 20;
    }
}
