package org.ranvier.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** W5: what time and memory become as a network grows in one respect while all others stay as they are. */
final class Growth {

    private static final String LEARNER = "slayer";
    private static final int LONGEST_DELAY = 25;

    private Growth() {}

    static Workload workload() {
        List<Variant> variants = new ArrayList<>();
        variants.add(variant("base", LONGEST_DELAY));
        for (int neurons : List.of(512, 1024, 2048, 4096)) {
            // As many spikes at every size: currents add up from more sources, so weights shrink by the root of their
            // number.
            variants.add(variant(
                    "neurons-" + neurons,
                    LONGEST_DELAY,
                    "data.dataset.channels=" + neurons,
                    "network.hidden.neurons=" + neurons,
                    "network.hidden.weights.std=" + perRoot(7.57, neurons),
                    "network.output.weights.std=" + perRoot(1.68, neurons)));
        }
        for (int ticks : List.of(100, 200, 1000)) {
            variants.add(
                    variant("ticks-" + ticks, LONGEST_DELAY, "data.dataset.duration=" + ticks, "time.steps=" + ticks));
        }
        for (int batch : List.of(1, 8, 128, 512)) {
            variants.add(variant(
                    "batch-" + batch, LONGEST_DELAY, "data.dataset.train_size=" + batch, "training.batch=" + batch));
        }
        for (int longest : List.of(6, 50, 100)) {
            variants.add(variant("delay-" + longest, longest));
        }
        return new Workload(
                "W5",
                "growth: 256-256-20 LIF, 400 ticks, batch 32, delays up to 25 ms, one of them varied at a time",
                Optional.empty(),
                variants);
    }

    private static String perRoot(double numerator, int neurons) {
        return String.format(Locale.ROOT, "%.4f", numerator / Math.sqrt(neurons));
    }

    private static Variant variant(String name, int longest, String... changes) {
        String delays = String.format(
                Locale.ROOT,
                "{type: %s, site: synaptic, max: %d, init: {type: uniform, low: 0, high: %d}}",
                LEARNER,
                longest,
                longest);
        return new Variant(name, LEARNER, Optional.of(delays), List.of(changes), Optional.empty(), Optional.empty());
    }
}
