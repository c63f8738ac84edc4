package org.ranvier.hardware.brainscales2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.hardware.NetworkPlacer;
import org.ranvier.api.hardware.ResourceUsage;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.hardware.brainscales2.chip.Figures;

/** Places networks on a chip. */
public final class BrainScaleS2Placer implements NetworkPlacer {

    @Override
    public String name() {
        return "brainscales2";
    }

    @Override
    public String description() {
        return "placement of a network on the analog chip BrainScaleS-2";
    }

    @Override
    public List<ResourceUsage> place(TrainedNetwork network, Settings settings) {
        BrainScaleS2Backend backend = new BrainScaleS2Backend();
        Figures figures = Chips.figures(ChipOptions.of(settings));
        Refusal.throwIfAny(backend, PlanCheck.refusals(network.plan(), figures));
        Translation translation = Translation.of(network, figures);
        Refusal.throwIfAny(backend, translation.refusals());
        Placement placement = Placement.of(network.plan(), translation.delayed(), figures);
        List<ResourceUsage> uses = new ArrayList<>();
        uses.add(ResourceUsage.of("circuits", placement.wiring().circuits(), figures.circuits()));
        for (Population p : network.plan().all(Population.class)) {
            int first = placement.firstNeuron().get(p.name());
            uses.add(ResourceUsage.of("circuits of neurons of '" + p.name() + "'", p.neurons(), figures.circuits())
                    .at(range(first, first + p.neurons() - 1)));
        }
        placement.firstElement().forEach((projection, first) -> {
            int count =
                    network.plan().get(Projection.class, projection).synapses().pre();
            int top = figures.circuits() - 2 * first;
            uses.add(ResourceUsage.of("circuits of delays of '" + projection + "'", 2 * count, figures.circuits())
                    .at(range(top - 2 * count, top - 1)));
        });
        uses.add(ResourceUsage.of("delay elements", placement.wiring().elements(), figures.elements()));
        uses.add(ResourceUsage.of("inputs of a neuron, at most", fanIn(placement), figures.fanIn())
                .at("of two rows each"));
        uses.add(ResourceUsage.of("synapses", placement.wiring().synapses(), Double.POSITIVE_INFINITY));
        uses.add(ResourceUsage.of(
                        "weights at the largest, or beyond",
                        translation.levels(placement).saturated(),
                        placement.wiring().synapses())
                .at("largest " + figures.weightLevels() / figures.weightScale()));
        return uses;
    }

    private static int fanIn(Placement placement) {
        int[] counts = new int[placement.wiring().neurons()];
        for (int target : placement.wiring().targetOfSynapse()) {
            counts[target]++;
        }
        return Arrays.stream(counts).max().orElse(0);
    }

    private static String range(int from, int to) {
        return from == to ? "circuit " + from : "circuits " + from + " to " + to;
    }
}
