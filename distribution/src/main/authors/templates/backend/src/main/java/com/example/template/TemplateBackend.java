package com.example.template;

import static org.ranvier.api.backend.Capability.GRADED_INPUT;
import static org.ranvier.api.backend.Capability.PARALLEL_SYNAPSES;
import static org.ranvier.api.backend.Capability.RECURRENT;
import static org.ranvier.api.backend.Capability.REWIRING;
import static org.ranvier.api.backend.Capability.SPARSE;
import static org.ranvier.api.backend.Capability.STREAMING;
import static org.ranvier.api.backend.Capability.TRAINING;

import java.util.List;
import java.util.Set;
import org.ranvier.api.backend.Availability;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;

/**
 * Loops in double precision, on the library for backends. What it can do it says, one capability at a time; Ranvier
 * derives from that what it has to refuse. What else it cannot carry it says in {@link #check}.
 */
public final class TemplateBackend implements Backend {

    @Override
    public String name() {
        return "template-name";
    }

    @Override
    public String description() {
        return "loops in double precision, for reading";
    }

    @Override
    public Availability availability() {
        return Availability.available("double precision on the CPU");
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(TRAINING, GRADED_INPUT, RECURRENT, SPARSE, PARALLEL_SYNAPSES, REWIRING, STREAMING);
    }

    @Override
    public List<Refusal> check(NetworkPlan plan) {
        return plan.all(Projection.class).stream()
                .filter(p -> !p.weights().identity()
                        || !p.delays().effective().identity()
                        || !plan.parameters(p.name(), Role.DELAY_PARAMETER, Role.DELAY_SCALAR)
                                .isEmpty())
                .map(p -> Refusal.ofLimit(p.name(), "its weights and delays have to be the trained numbers themselves"))
                .toList();
    }

    @Override
    public Program compile(NetworkPlan plan, CompileOptions options) {
        Refusal.throwIfAny(this, plan);
        return new LoopProgram(plan, options);
    }
}
