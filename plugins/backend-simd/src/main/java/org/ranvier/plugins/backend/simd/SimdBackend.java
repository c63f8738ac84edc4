package org.ranvier.plugins.backend.simd;

import java.util.List;
import java.util.Set;
import org.ranvier.api.backend.Availability;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.plugins.backend.simd.event.EventProgram;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.run.SimdProgram;
import org.ranvier.support.plan.EventDrivenConstraints;
import org.ranvier.support.plan.Stage;

/** Single precision on the vector units of the CPU; double precision where events drive a network. */
public final class SimdBackend implements Backend {

    private static final String VECTORS = "jdk.incubator.vector";

    @Override
    public String name() {
        return "simd";
    }

    @Override
    public String description() {
        return "single precision on the vector units of the CPU, bit-identical on every CPU and for any number of threads";
    }

    @Override
    public Availability availability() {
        // A plugin reads the module if it was there when the plugin was resolved; on a class path everything is read.
        Module own = SimdBackend.class.getModule();
        ModuleLayer layer = own.isNamed() ? own.getLayer() : ModuleLayer.boot();
        return layer.findModule(VECTORS).isPresent()
                ? Availability.available("vectors of " + Lanes.WIDTH + " floats")
                : Availability.unavailable(
                        "this JVM runs without the module " + VECTORS,
                        "start Ranvier with its launcher, or java with --add-modules " + VECTORS);
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
        return plan.eventDriven() ? EventDrivenConstraints.refusals(plan) : Stage.normalizedLoops(plan);
    }

    @Override
    public Program compile(NetworkPlan plan, CompileOptions options) {
        Refusal.throwIfAny(this, plan);
        return plan.eventDriven() ? new EventProgram(plan, options) : new SimdProgram(plan, options);
    }
}
