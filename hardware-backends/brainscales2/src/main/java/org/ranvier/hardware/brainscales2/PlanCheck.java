package org.ranvier.hardware.brainscales2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.model.DelaySite;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.hardware.brainscales2.chip.Figures;
import org.ranvier.support.plan.EventDrivenConstraints;

/** Finds what a chip cannot carry in a plan, whatever its numbers. */
final class PlanCheck {

    /** One hidden population, and the output. */
    private static final int POPULATIONS = 2;

    private final NetworkPlan plan;
    private final Figures figures;
    private final List<Refusal> refusals = new ArrayList<>();

    private PlanCheck(NetworkPlan plan, Figures figures) {
        this.plan = plan;
        this.figures = figures;
    }

    static List<Refusal> refusals(NetworkPlan plan, Figures figures) {
        if (!plan.eventDriven()) {
            return List.of(Refusal.of(
                    plan.output(),
                    Capability.EVENT_DRIVEN,
                    "the chip has no clock: it needs delays that are driven by events, such as those of 'delgrad'"));
        }
        PlanCheck check = new PlanCheck(plan, figures);
        check.refusals.addAll(EventDrivenConstraints.refusals(plan));
        if (check.refusals.isEmpty()) {
            check.all();
        }
        return check.refusals;
    }

    private void all() {
        List<Population> populations = plan.all(Population.class);
        if (populations.size() > POPULATIONS) {
            refuse(
                    populations.get(POPULATIONS - 1).name(),
                    "the chip has one hidden layer, and this network " + (populations.size() - 1));
        }
        populations.forEach(this::responseOf);
        Set<String> delayed = new LinkedHashSet<>();
        for (Projection p : plan.all(Projection.class)) {
            plan.eventRule()
                    .filter(rule -> rule.spikesPerNeuron() > 1)
                    .ifPresent(rule -> refuse(
                            p.name(),
                            "of every neuron the chip reads out the first spike, and " + rule.spikesPerNeuron()
                                    + " are to count"));
            if (trainsDelays(plan, p)) {
                delayed.add(p.name());
                siteOf(p, refusals);
            }
        }
        refusals.addAll(capacity(plan, delayed, figures));
    }

    static boolean trainsDelays(NetworkPlan plan, Projection p) {
        return plan.parameter(p.parameter(Role.DELAYS)).trainable();
    }

    /** A delay element delays a source for all that it goes to. */
    static void siteOf(Projection p, List<Refusal> refusals) {
        if (p.delays().site() != DelaySite.AXONAL) {
            refusals.add(
                    Refusal.ofLimit(
                            p.name(),
                            "its delays are " + (p.delays().site() == DelaySite.DENDRITIC ? "dendritic" : "synaptic")
                                    + ", but a delay element of the chip delays all spikes of its source: delays must be axonal"));
        }
    }

    private void responseOf(Population p) {
        if (!p.response().orElseThrow().powers().contains(1)) {
            refuse(
                    p.name(),
                    "the response of '" + p.model().name()
                            + "' is not c t e^(−t/tau), the only one of the chip; that of"
                            + " 'lif-exact' with tau_mem = tau_syn is");
        }
    }

    /** Finds what exceeds the chip, given the projections that need delay elements. */
    static List<Refusal> capacity(NetworkPlan plan, Set<String> delayed, Figures figures) {
        PlanCheck check = new PlanCheck(plan, figures);
        Map<String, int[]> fanIn = new LinkedHashMap<>();
        int elements = 0;
        String lastDelayed = plan.output();
        for (Projection p : plan.all(Projection.class)) {
            int[] counts = fanIn.computeIfAbsent(p.to(), to -> new int[plan.widthOf(to)]);
            for (int s = 0; s < p.synapses().size(); s++) {
                counts[p.synapses().postOf(s)]++;
            }
            if (delayed.contains(p.name())) {
                elements += p.synapses().pre();
                lastDelayed = p.name();
            }
        }
        fanIn.forEach((population, counts) -> {
            int most = java.util.Arrays.stream(counts).max().orElse(0);
            if (most > figures.fanIn()) {
                check.refuse(
                        population,
                        "a neuron has " + most + " inputs, but a circuit " + figures.fanIn() + ", of "
                                + 2 * figures.fanIn() + " rows two for each");
            }
        });
        if (elements > figures.elements()) {
            check.refuse(
                    lastDelayed,
                    "its delays bring the network to " + elements + " delay elements, of which the chip has "
                            + figures.elements());
        }
        int neurons = plan.all(Population.class).stream()
                .mapToInt(Population::neurons)
                .sum();
        if (neurons + 2 * elements > figures.circuits()) {
            check.refuse(
                    plan.output(),
                    "the network needs " + (neurons + 2 * elements) + " circuits, " + neurons
                            + " for neurons and two for each of " + elements + " delay elements, but the chip has "
                            + figures.circuits());
        }
        return check.refusals;
    }

    private void refuse(String element, String reason) {
        refusals.add(Refusal.ofLimit(element, reason));
    }
}
