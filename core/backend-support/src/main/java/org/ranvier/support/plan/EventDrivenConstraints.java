package org.ranvier.support.plan;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Dropout;
import org.ranvier.api.plan.NetworkPlan.Element;
import org.ranvier.api.plan.NetworkPlan.Input;
import org.ranvier.api.plan.NetworkPlan.Normalize;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;

/**
 * Constraints on event-driven networks, whatever the backend: single spikes propagate forward, layer by layer, through
 * response kernels alone.
 */
public final class EventDrivenConstraints {

    private final List<Refusal> refusals = new ArrayList<>();

    private EventDrivenConstraints() {}

    /**
     * Returns a refusal for everything in an event-driven plan that single spikes cannot express; these are part of
     * {@link Backend#check}.
     */
    public static List<Refusal> refusals(NetworkPlan plan) {
        EventDrivenConstraints check = new EventDrivenConstraints();
        plan.elements().forEach(check::element);
        check.resets(plan);
        return check.refusals;
    }

    private void resets(NetworkPlan plan) {
        boolean several =
                plan.eventRule().filter(rule -> rule.spikesPerNeuron() > 1).isPresent();
        for (Population p : plan.all(Population.class)) {
            boolean silent = p.response().filter(r -> r.resetPowers().isEmpty()).isPresent();
            refuse(
                    several && silent,
                    p,
                    Capability.EVENT_DRIVEN,
                    "'" + p.model().name()
                            + "' does not say what a spike leaves behind, which more than one spike of a neuron depends on");
        }
    }

    private void element(Element element) {
        switch (element) {
            case Input i -> refuse(i.graded(), i, Capability.GRADED_INPUT, "a spike has a time, but no size");
            case Projection p -> projection(p);
            case Normalize n -> refuse(true, n, Capability.BATCH_NORM, "spikes have no current to normalise");
            case Population p -> population(p);
            case Dropout d -> refuse(true, d, Capability.DROPOUT, "a spike that is left out would be a missing one");
        }
    }

    private void projection(Projection p) {
        refuse(
                p.delays().kernel().isPresent(),
                p,
                Capability.EVENT_DRIVEN,
                "its delays need a clock, those of other projections are driven by events");
        refuse(p.recurrent(), p, Capability.RECURRENT, "spikes go forward, layer by layer, and none comes back");
        refuse(p.bias(), p, Capability.EVENT_DRIVEN, "a bias has no time of arrival; add a channel that spikes once");
        refuse(
                p.current().isPresent(),
                p,
                Capability.EVENT_DRIVEN,
                "the response kernel of the neuron is the whole response, so the synapse must be a delta");
    }

    private void population(Population p) {
        refuse(
                p.response().isEmpty(),
                p,
                Capability.EVENT_DRIVEN,
                "'" + p.model().name() + "' has no response kernel");
        refuse(p.step().inputs().size() > 1, p, Capability.EVENT_DRIVEN, "a response kernel has one input port");
        refuse(!p.step().outputIsSpike(), p, Capability.EVENT_DRIVEN, "only spikes are passed on");
    }

    private void refuse(boolean when, Element element, Capability capability, String reason) {
        if (when) {
            refusals.add(Refusal.of(element.name(), capability, reason));
        }
    }
}
