package org.ranvier.training.plan;

import java.util.List;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.api.plan.Timing;

/**
 * The fields of a plan as JSON.
 *
 * @param version the version of the format
 */
record PlanFields(
        int version,
        Timing timing,
        List<NetworkPlan.Element> elements,
        String input,
        String output,
        List<ParameterSpec> parameters) {

    static PlanFields of(NetworkPlan plan) {
        return new PlanFields(
                NetworkPlan.VERSION,
                plan.timing(),
                plan.elements(),
                plan.input().name(),
                plan.output(),
                plan.parameters());
    }

    NetworkPlan plan() {
        return NetworkPlan.of(timing, elements, input, output, parameters);
    }
}
