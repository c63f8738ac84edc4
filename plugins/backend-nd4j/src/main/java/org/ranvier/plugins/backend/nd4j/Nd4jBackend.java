package org.ranvier.plugins.backend.nd4j;

import java.util.List;
import java.util.Set;
import org.ranvier.api.backend.Availability;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.plugins.backend.nd4j.arrays.Library;
import org.ranvier.plugins.backend.nd4j.run.Nd4jProgram;

/** Array operations of ND4J, on CPUs or NVIDIA GPUs: wherever ND4J runs, Ranvier does. */
public final class Nd4jBackend implements Backend {

    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public String description() {
        return "array operations of ND4J in single precision, on CPUs and, with its CUDA build, NVIDIA GPUs; for comparison, not for speed";
    }

    @Override
    public Availability availability() {
        return Library.availability();
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
                Capability.STREAMING);
    }

    @Override
    public List<Refusal> check(NetworkPlan plan) {
        return PlanCheck.check(plan, Library.memory());
    }

    @Override
    public Program compile(NetworkPlan plan, CompileOptions options) {
        Refusal.throwIfAny(this, plan);
        Library.start();
        return new Nd4jProgram(plan, options);
    }
}
