package org.ranvier.support.plan;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Normalize;
import org.ranvier.api.plan.NetworkPlan.Projection;

/**
 * Inputs, populations and dropouts of a clock-driven plan that run together: one that lies in no loop, which can run
 * over all ticks at once, or all that lie in a loop with each other, which have to run tick by tick. For backends that
 * do not run the whole network tick by tick.
 *
 * @param names in the order within a tick
 * @param loop whether they have to run tick by tick
 */
public record Stage(List<String> names, boolean loop) {

    public Stage {
        names = List.copyOf(names);
    }

    /** The stages of a plan, each after all that it reads. */
    public static List<Stage> of(NetworkPlan plan) {
        return StageOrder.stages(plan);
    }

    /**
     * Returns the refusals of a backend that runs stages: normalised projections within a loop, which would need
     * statistics of future ticks; a part of {@link Backend#check}.
     */
    public static List<Refusal> normalizedLoops(NetworkPlan plan) {
        List<Refusal> refusals = new ArrayList<>();
        List<Stage> stages = of(plan);
        for (Normalize n : plan.all(Normalize.class)) {
            Projection p = plan.get(Projection.class, n.projection());
            if (stages.stream().anyMatch(s -> s.loop && s.names.contains(p.from()) && s.names.contains(p.to()))) {
                refusals.add(Refusal.of(
                        p.name(),
                        Capability.BATCH_NORM,
                        "batch normalisation inside a recurrent loop would need statistics of ticks to come"));
            }
        }
        return refusals;
    }
}
