package org.ranvier.plugins.backend.reference.plan;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.support.plan.EventDrivenConstraints;

/** The little that the reference backend refuses. */
public final class PlanCheck {

    private PlanCheck() {}

    public static List<Refusal> check(NetworkPlan plan) {
        if (plan.eventDriven()) {
            return EventDrivenConstraints.refusals(plan);
        }
        List<Refusal> refusals = new ArrayList<>();
        Layout layout = new Layout(plan);
        for (Projection projection : plan.all(Projection.class)) {
            boolean normalized = layout.normalizeOf.containsKey(projection.name());
            if (projection.recurrent() && (normalized || layout.leadsBack(projection))) {
                refusals.add(Refusal.of(
                        projection.name(),
                        Capability.BATCH_NORM,
                        "batch normalisation inside a recurrent loop would need statistics of ticks to come"));
            }
        }
        return refusals;
    }
}
