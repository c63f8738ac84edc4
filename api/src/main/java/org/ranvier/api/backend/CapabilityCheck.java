package org.ranvier.api.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Dropout;
import org.ranvier.api.plan.NetworkPlan.Element;
import org.ranvier.api.plan.NetworkPlan.Input;
import org.ranvier.api.plan.NetworkPlan.Normalize;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ScalarCode;

/** Finds every {@link Capability} that a plan and its {@link Requirements} need and that is not claimed. */
final class CapabilityCheck {

    /** The element of what concerns the whole network. */
    private static final String NETWORK = "";

    private final Set<Capability> claimed;
    private final List<Refusal> refusals = new ArrayList<>();

    private CapabilityCheck(Set<Capability> claimed) {
        this.claimed = claimed;
    }

    /** Everything that a backend refuses: what it does not claim, then limits of its own. */
    static List<Refusal> refusals(Backend backend, NetworkPlan plan, Requirements requirements) {
        CapabilityCheck check = new CapabilityCheck(backend.capabilities());
        check.requirements(requirements);
        plan.elements().forEach(check::element);
        List<Refusal> own = backend.check(plan);
        // Where an author says it too, the author's reason is the better one.
        check.refusals.removeIf(derived -> own.stream()
                .anyMatch(o ->
                        o.element().equals(derived.element()) && o.capability().equals(derived.capability())));
        check.refusals.addAll(own);
        return List.copyOf(check.refusals);
    }

    private void requirements(Requirements wanted) {
        need(
                wanted.gradients() || wanted.inputGradients(),
                NETWORK,
                Capability.TRAINING,
                "it only runs networks forward, and gradients are needed");
        need(
                wanted.activityGradients(),
                NETWORK,
                Capability.ACTIVITY_GRADIENTS,
                "it has no gradients of spike counts, which penalties on spikes need");
        need(wanted.streaming(), NETWORK, Capability.STREAMING, "it runs a batch in one advance only");
        need(
                wanted.measuredTimes(),
                NETWORK,
                Capability.MEASURED_TIMES,
                "it has no gradients at spike times recorded elsewhere");
        wanted.rewired()
                .forEach(p -> need(
                        true, p, Capability.REWIRING, "it cannot change the synapses of '" + p + "' between steps"));
        wanted.dormant()
                .forEach(p -> need(
                        true,
                        p,
                        Capability.DORMANT_GRADIENTS,
                        "it has no gradients of synapses that '" + p + "' does not have yet"));
    }

    private void element(Element element) {
        String name = element.name();
        switch (element) {
            case Input i -> need(i.graded(), name, Capability.GRADED_INPUT, "it takes no input other than spikes");
            case Projection p -> projection(p);
            case Population p -> draws(name, p.step());
            case Normalize _ -> need(true, name, Capability.BATCH_NORM, "it has no batch normalisation");
            case Dropout _ -> need(true, name, Capability.DROPOUT, "it has no dropout");
        }
    }

    private void projection(Projection p) {
        need(
                p.delays().kernel().isEmpty(),
                p.name(),
                Capability.EVENT_DRIVEN,
                "its delays ('" + p.delays().learner() + "') are driven by events, and this backend by a clock");
        need(p.recurrent(), p.name(), Capability.RECURRENT, "it has no loops");
        need(
                p.synapses() instanceof SynapseList.Sparse,
                p.name(),
                Capability.SPARSE,
                "it connects all to all, and takes no list of synapses");
        if (!claimed.contains(Capability.PARALLEL_SYNAPSES)) {
            need(
                    parallel(p.synapses()),
                    p.name(),
                    Capability.PARALLEL_SYNAPSES,
                    "it has one synapse between two neurons, not several");
        }
        p.current().ifPresent(current -> draws(p.name(), current));
    }

    private void draws(String name, LoweredDynamics step) {
        boolean atStart = step.initial().instructions().stream().anyMatch(ScalarCode.Draw.class::isInstance);
        need(step.random() || atStart, name, Capability.RANDOM_DRAWS, "it draws no random numbers");
    }

    /** Synapses are in order, so those of one pair follow each other. */
    private static boolean parallel(SynapseList synapses) {
        if (synapses instanceof SynapseList.Sparse list) {
            for (int s = 1; s < list.size(); s++) {
                if (list.preOf(s) == list.preOf(s - 1) && list.postOf(s) == list.postOf(s - 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void need(boolean needed, String element, Capability capability, String reason) {
        if (needed && !claimed.contains(capability)) {
            refusals.add(Refusal.of(element, capability, reason));
        }
    }
}
