package org.ranvier.plugins.backend.simd;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.backend.Availability;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.backend.Requirements;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.plugins.backend.simd.event.EventProgram;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.run.Recomputation;
import org.ranvier.plugins.backend.simd.run.SimdProgram;
import org.ranvier.support.plan.EventDrivenConstraints;
import org.ranvier.support.plan.Stage;

/** Single precision on the vector units of the CPU; double precision where events drive a network. */
public final class SimdBackend implements Backend {

    private static final String VECTORS = "jdk.incubator.vector";

    private static final Schema SCHEMA = Schema.of(
            Setting.flag(
                    "recompute",
                    false,
                    "whether training runs samples forward a second time, segment by segment of ticks, rather than keep all"
                            + " of them: memory grows with the square root of their number"),
            Setting.integer(
                            "segment",
                            Unit.TICKS,
                            Range.atLeast(0),
                            "ticks of a segment; 0 for twice the square root of all, or four times the longest delay where that is more")
                    .withDefault(0));

    /** What needs a whole sample in memory, or has no ticks. */
    private static final Set<Capability> NEED_ALL_TICKS = Set.of(
            Capability.BATCH_NORM, Capability.DORMANT_GRADIENTS, Capability.EVENT_DRIVEN, Capability.MEASURED_TIMES);

    private final Recomputation recomputation;

    /** The backend with its defaults, which keeps what gradients need. */
    public SimdBackend() {
        this(Recomputation.NONE);
    }

    private SimdBackend(Recomputation recomputation) {
        this.recomputation = recomputation;
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Backend configured(Settings settings) {
        return new SimdBackend(new Recomputation(settings.flag("recompute"), settings.integer("segment")));
    }

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
        Set<Capability> capabilities = EnumSet.of(
                Capability.TRAINING,
                Capability.GRADED_INPUT,
                Capability.RECURRENT,
                Capability.SPARSE,
                Capability.PARALLEL_SYNAPSES,
                Capability.REWIRING,
                Capability.DROPOUT,
                Capability.ACTIVITY_GRADIENTS,
                Capability.RANDOM_DRAWS,
                Capability.STREAMING);
        if (!recomputation.wanted()) {
            capabilities.addAll(NEED_ALL_TICKS);
        }
        return capabilities;
    }

    @Override
    public List<Refusal> check(NetworkPlan plan, Requirements requirements) {
        return Backend.super.check(plan, requirements).stream()
                .map(this::explained)
                .toList();
    }

    /** Says of what it has without recomputation that it is missing for that reason. */
    private Refusal explained(Refusal refusal) {
        Capability missing = refusal.capability().orElse(null);
        if (!recomputation.wanted() || missing == null || !NEED_ALL_TICKS.contains(missing)) {
            return refusal;
        }
        String reason = switch (missing) {
            case BATCH_NORM -> "batch normalisation is over all ticks";
            case DORMANT_GRADIENTS -> "gradients of synapses that do not exist need all ticks";
            default -> "what events drive has no ticks";
        };
        return Refusal.of(refusal.element(), missing, "with 'recompute' it has some ticks at a time, and " + reason);
    }

    @Override
    public List<Refusal> check(NetworkPlan plan) {
        if (plan.eventDriven()) {
            return EventDrivenConstraints.refusals(plan);
        }
        List<Refusal> refusals = new ArrayList<>(Stage.normalizedLoops(plan));
        recomputation.obstacle(plan).ifPresent(reason -> refusals.add(Refusal.ofLimit("", reason)));
        return refusals;
    }

    @Override
    public Program compile(NetworkPlan plan, CompileOptions options) {
        Refusal.throwIfAny(this, plan);
        return plan.eventDriven() ? new EventProgram(plan, options) : new SimdProgram(plan, options, recomputation);
    }
}
