package org.ranvier.conformance.sketch;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ranvier.api.backend.Availability;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.model.DelaySite;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;

/**
 * A chip that runs forward only: few rows per neuron, delays on its inputs, integer weights, thresholds that are a bit
 * off.
 */
final class ToyChip implements Backend {

    static final int ROWS = 4;

    @Override
    public String name() {
        return "toy-chip";
    }

    @Override
    public String description() {
        return "an analog chip in miniature";
    }

    @Override
    public Availability availability() {
        return Availability.unavailable("no chip is attached", "attach one, or use its model");
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.EVENT_DRIVEN);
    }

    @Override
    public List<Refusal> check(NetworkPlan plan) {
        List<Refusal> refusals = new ArrayList<>();
        for (Projection p : plan.all(Projection.class)) {
            if (!plan.eventDriven()) {
                refusals.add(Refusal.of(p.name(), Capability.EVENT_DRIVEN, "the chip has no clock"));
            }
            if (p.synapses().pre() > ROWS) {
                refusals.add(Refusal.ofLimit(
                        p.name(),
                        "a neuron has " + ROWS + " rows for inputs, not "
                                + p.synapses().pre()));
            }
            if (p.delays().site() != DelaySite.AXONAL) {
                refusals.add(
                        Refusal.ofLimit(p.name(), "there is one delay element per input, so delays must be axonal"));
            }
        }
        return refusals;
    }

    @Override
    public Program compile(NetworkPlan plan, CompileOptions options) {
        return new ToyChipProgram(plan);
    }
}
