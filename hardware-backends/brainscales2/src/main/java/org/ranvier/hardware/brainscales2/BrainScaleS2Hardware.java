package org.ranvier.hardware.brainscales2;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.Hardware;
import org.ranvier.api.backend.Measurement;
import org.ranvier.api.backend.NetworkPlan.Population;
import org.ranvier.api.backend.NetworkPlan.Projection;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.backend.TrainedNetwork;
import org.ranvier.hardware.brainscales2.chip.Chip;
import org.ranvier.hardware.brainscales2.chip.Figures;
import org.ranvier.hardware.brainscales2.link.ChipServer;

/** Placement, measurement and service of a chip, emulated here or served elsewhere. */
public final class BrainScaleS2Hardware implements Hardware {

    @Override
    public String name() {
        return "brainscales2";
    }

    @Override
    public String description() {
        return "the analog chip BrainScaleS-2: placement, measurements, and a server of the emulator";
    }

    @Override
    public List<Use> place(TrainedNetwork network, Settings settings) {
        BrainScaleS2Backend backend = new BrainScaleS2Backend();
        Figures figures = Chips.figures(ChipOptions.of(settings));
        Refusal.throwIfAny(backend, PlanCheck.refusals(network.plan(), figures));
        Translation translation = Translation.of(network, figures);
        Refusal.throwIfAny(backend, translation.refusals());
        Placement placement = Placement.of(network.plan(), translation.delayed(), figures);
        List<Use> uses = new ArrayList<>();
        uses.add(new Use("circuits", placement.wiring().circuits(), figures.circuits(), ""));
        for (Population p : network.plan().all(Population.class)) {
            int first = placement.firstNeuron().get(p.name());
            uses.add(new Use(
                    "circuits of neurons of '" + p.name() + "'",
                    p.neurons(),
                    figures.circuits(),
                    range(first, first + p.neurons() - 1)));
        }
        placement.firstElement().forEach((projection, first) -> {
            int count =
                    network.plan().get(Projection.class, projection).synapses().pre();
            int top = figures.circuits() - 2 * first;
            uses.add(new Use(
                    "circuits of delays of '" + projection + "'",
                    2 * count,
                    figures.circuits(),
                    range(top - 2 * count, top - 1)));
        });
        uses.add(new Use("delay elements", placement.wiring().elements(), figures.elements(), ""));
        uses.add(new Use("inputs of a neuron, at most", fanIn(placement), figures.fanIn(), "of two rows each"));
        uses.add(new Use("synapses", placement.wiring().synapses(), Double.POSITIVE_INFINITY, ""));
        uses.add(new Use(
                "weights at the largest, or beyond",
                translation.levels(placement).saturated(),
                placement.wiring().synapses(),
                "largest " + figures.weightLevels() / figures.weightScale()));
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

    @Override
    public List<Kind> measurements() {
        return Arrays.stream(Characterisation.values())
                .map(c -> new Kind(c.word(), c.doc()))
                .toList();
    }

    @Override
    public Measurement measure(String measurement, Settings settings) {
        Characterisation wanted = Characterisation.of(measurement);
        try (Chip chip = Chips.open(ChipOptions.of(settings))) {
            return wanted.measure(chip);
        }
    }

    @Override
    public Service serve(Settings settings, InetSocketAddress address, String token) throws IOException {
        ChipOptions options = ChipOptions.of(settings);
        if (options.remote()) {
            throw new IllegalArgumentException("'address' is for those who use a server; leave it out");
        }
        ChipServer server = new ChipServer(address, () -> Chips.emulator(options), token);
        return new Service() {
            @Override
            public InetSocketAddress address() {
                return server.address();
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }
}
