package org.ranvier.plugins.backend.reference;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.backend.NetworkPlan.Projection;
import org.ranvier.api.backend.Refusal;

/** The little that the reference backend refuses. */
final class PlanCheck {

    private PlanCheck() {}

    static List<Refusal> check(NetworkPlan plan) {
        List<Refusal> refusals = new ArrayList<>();
        Layout layout = new Layout(plan);
        for (Projection projection : plan.all(Projection.class)) {
            boolean normalized = layout.normalizeOf.containsKey(projection.name());
            if (projection.recurrent() && (normalized || layout.leadsBack(projection))) {
                refusals.add(new Refusal(
                        projection.name(),
                        Capability.BATCH_NORM,
                        "batch normalisation inside a recurrent loop would need statistics of ticks to come"));
            }
        }
        long kernels = plan.all(Projection.class).stream()
                .filter(p -> p.delays().kernel().isPresent())
                .count();
        if (kernels > 0 && kernels < plan.all(Projection.class).size()) {
            refusals.add(new Refusal(
                    plan.output(), Capability.EVENT_DRIVEN, "a network is driven by a clock or by events, not by both"));
        }
        return refusals;
    }
}
