package org.ranvier.plugins.backend.simd;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.backend.NetworkPlan.Normalize;
import org.ranvier.api.backend.NetworkPlan.Projection;
import org.ranvier.api.backend.Refusal;

/** What this backend refuses. */
final class PlanCheck {

    private PlanCheck() {}

    static List<Refusal> check(NetworkPlan plan) {
        List<Refusal> refusals = new ArrayList<>();
        List<Topology.Stage> stages = Topology.stages(plan);
        for (Normalize n : plan.all(Normalize.class)) {
            Projection p = plan.get(Projection.class, n.projection());
            if (stages.stream().anyMatch(s -> s.loop() && s.names().contains(p.from()) && s.names().contains(p.to()))) {
                refusals.add(new Refusal(
                        p.name(),
                        Capability.BATCH_NORM,
                        "batch normalisation inside a recurrent loop would need statistics of ticks to come"));
            }
        }
        return refusals;
    }
}
