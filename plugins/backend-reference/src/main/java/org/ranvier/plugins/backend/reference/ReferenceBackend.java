package org.ranvier.plugins.backend.reference;

import java.util.List;
import java.util.Set;
import org.ranvier.api.backend.Availability;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.plugins.backend.reference.plan.PlanCheck;

/** Scalar, double precision, obvious: what all other backends are checked against. */
public final class ReferenceBackend implements Backend {

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public String description() {
        return "scalar loops in double precision; slow and simple, the reference for all other backends";
    }

    @Override
    public Availability availability() {
        return Availability.available("double precision on the CPU");
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(
                Capability.TRAINING,
                Capability.GRADED_INPUT,
                Capability.RECURRENT,
                Capability.SPARSE,
                Capability.PARALLEL_SYNAPSES,
                Capability.REWIRING,
                Capability.DORMANT_GRADIENTS,
                Capability.BATCH_NORM,
                Capability.DROPOUT,
                Capability.ACTIVITY_GRADIENTS,
                Capability.RANDOM_DRAWS,
                Capability.STREAMING,
                Capability.EVENT_DRIVEN,
                Capability.MEASURED_TIMES);
    }

    @Override
    public List<Refusal> check(NetworkPlan plan) {
        return PlanCheck.check(plan);
    }

    @Override
    public Program compile(NetworkPlan plan, CompileOptions options) {
        Refusal.throwIfAny(this, plan);
        return new ReferenceProgram(plan, options);
    }
}
