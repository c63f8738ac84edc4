package org.ranvier.plugins.backend.opencl.plan;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Element;
import org.ranvier.api.plan.NetworkPlan.Input;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.support.plan.Stage;

/** Finds what is beyond the limits of devices. */
public final class PlanCheck {

    /** Launches have at most so many work-groups in all dimensions but the first, on the devices of some makers. */
    private static final int WIDEST = 65_535;

    private PlanCheck() {}

    public static List<Refusal> check(NetworkPlan plan) {
        List<Refusal> refusals = new ArrayList<>();
        for (Projection p : plan.all(Projection.class)) {
            boolean clocked = p.delays().kernel().isPresent();
            if (clocked && (long) p.synapses().size() * Connection.taps(p) > Integer.MAX_VALUE) {
                refusals.add(Refusal.ofLimit(
                        p.name(), "its synapses times the lags of their kernels are more than " + Integer.MAX_VALUE));
            }
        }
        for (Element element : plan.elements()) {
            boolean source = element instanceof Input || element instanceof Population;
            if (source && plan.widthOf(element.name()) > WIDEST) {
                refusals.add(Refusal.ofLimit(
                        element.name(), "it is wider than " + WIDEST + ", the most that devices count to"));
            }
        }
        refusals.addAll(Stage.normalizedLoops(plan));
        return refusals;
    }
}
