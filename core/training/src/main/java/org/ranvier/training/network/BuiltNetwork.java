package org.ranvier.training.network;

import java.util.List;
import java.util.Map;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.backend.Program;
import org.ranvier.api.model.KernelRule;

/**
 * A compiled network, and how its parameters start.
 *
 * @param spec what it was compiled from
 * @param plan the plan
 * @param starts how each parameter starts, in the order of the plan
 * @param schedules the scalars of delay kernels that follow a schedule, by parameter name
 */
public record BuiltNetwork(
        NetworkSpec spec,
        NetworkPlan plan,
        List<ParameterStart> starts,
        Map<String, KernelRule.ScheduledScalar> schedules) {

    /** Writes all starting values. */
    public void initialize(Program program, long seed) {
        starts.forEach(start -> program.write(start.spec().name(), start.values(seed)));
    }
}
