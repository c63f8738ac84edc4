package org.ranvier.hardware.brainscales2;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.Availability;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.backend.Requirements;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.hardware.brainscales2.chip.Figures;

/**
 * The analog chip BrainScaleS-2, emulated here or served elsewhere, with training in the loop: batches run on the chip,
 * gradients are those of the ideal model at the spike times that were recorded.
 *
 * <p>Source: J. Göltz, J. Weber et al., "DelGrad: exact event-based gradients for training delays and weights on
 * spiking neuromorphic hardware", 2024.
 */
public final class BrainScaleS2Backend implements Backend {

    private final ChipOptions options;

    /** The chip with its defaults: emulated, with the published figures. */
    public BrainScaleS2Backend() {
        this(ChipOptions.of(Settings.defaults(ChipOptions.SCHEMA)));
    }

    private BrainScaleS2Backend(ChipOptions options) {
        this.options = options;
    }

    @Override
    public Backend configured(Settings settings) {
        return new BrainScaleS2Backend(ChipOptions.of(settings));
    }

    @Override
    public String name() {
        return "brainscales2";
    }

    @Override
    public String description() {
        return "analog chip BrainScaleS-2, emulated or behind a socket, with in-the-loop training";
    }

    @Override
    public Schema schema() {
        return ChipOptions.SCHEMA;
    }

    @Override
    public Availability availability() {
        if (Ideal.backend().availability() instanceof Availability.Unavailable it) {
            return Availability.unavailable("its ideal model cannot run: " + it.reason(), it.remedy());
        }
        try {
            return Availability.available(figures().name());
        } catch (RanvierException e) {
            Problem problem = e.problems().getFirst();
            return Availability.unavailable(problem.where() + ": " + problem.message(), problem.remedy());
        }
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(
                Capability.TRAINING,
                Capability.SPARSE,
                Capability.PARALLEL_SYNAPSES,
                Capability.EVENT_DRIVEN,
                Capability.MEASURED_TIMES);
    }

    @Override
    public List<Refusal> check(NetworkPlan plan) {
        List<Refusal> refusals = new ArrayList<>(PlanCheck.refusals(plan, figures()));
        if (refusals.isEmpty()) {
            refusals.addAll(Ideal.backend().check(plan, Requirements.training().withMeasuredTimes()));
        }
        return refusals;
    }

    @Override
    public List<Refusal> check(TrainedNetwork network) {
        return Translation.of(network, figures()).refusals();
    }

    @Override
    public Program compile(NetworkPlan plan, CompileOptions compile) {
        Refusal.throwIfAny(this, plan);
        return new LoopProgram(plan, compile, this, Ideal.backend(), Chips.open(options));
    }

    private Figures figures() {
        return Chips.figures(options);
    }
}
