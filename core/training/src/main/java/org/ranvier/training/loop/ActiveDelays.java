package org.ranvier.training.loop;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.plan.LoweredKernel;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.support.plan.TrainedProjection;

/** How many synapses are delayed at inference, beyond what every synapse of their projection is. */
final class ActiveDelays {

    private ActiveDelays() {}

    /** Returns whether one has to look at a network at all. */
    static boolean any(NetworkPlan plan) {
        return !plan.eventDriven() && plan.all(Projection.class).stream().anyMatch(p -> trained(plan, p));
    }

    /** Returns by projection with trained delays the share of synapses with a delay above 0 ticks; in loops above 1. */
    static Map<String, Double> of(TrainedNetwork network) {
        Map<String, Double> shares = new LinkedHashMap<>();
        NetworkPlan plan = network.plan();
        for (Projection p : plan.all(Projection.class)) {
            if (trained(plan, p)) {
                shares.put(p.name(), share(network, p));
            }
        }
        return shares;
    }

    private static boolean trained(NetworkPlan plan, Projection p) {
        return p.delays().kernel().isPresent()
                && plan.parameter(p.parameter(Role.DELAYS)).trainable();
    }

    private static double share(TrainedNetwork network, Projection p) {
        LoweredKernel kernel = p.delays().kernel().orElseThrow();
        TrainedProjection numbers = new TrainedProjection(network, p);
        double[] delays = numbers.delaysMs();
        int shortest = p.recurrent() ? 1 : 0;
        int active = 0;
        for (int s = 0; s < p.synapses().size(); s++) {
            double ticks =
                    kernel.ticks(delays[numbers.delayOf(s)], network.plan().dtMs(), false);
            active += ticks > shortest ? 1 : 0;
        }
        return (double) active / p.synapses().size();
    }
}
