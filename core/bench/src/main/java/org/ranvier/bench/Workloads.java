package org.ranvier.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All workloads. Once here, one never changes, so that figures can be compared over the years; docs/benchmarks.md
 * describes them.
 */
public final class Workloads {

    private Workloads() {}

    /** All, in the order in which they are measured. */
    public static List<Workload> all() {
        return List.of(w1(), w2(), w3(), w4(), Growth.workload());
    }

    private static Workload w1() {
        String delays = "site: synaptic, max: 25, init: {type: uniform, low: 0, high: 25}";
        return new Workload(
                "W1",
                "140-256-256-20 LIF, 100 ticks, batch 128, delays up to 25 ms on all synapses",
                Optional.of(new Rate(10, 1)),
                List.of(
                        Variant.of("slayer", delays),
                        Variant.of("triangle", delays),
                        // Kernels start wide and spread currents: stronger weights make as many spikes of them.
                        Variant.of(
                                "dcls",
                                delays,
                                "network.first.weights.std=1.065",
                                "network.second.weights.std=0.1435",
                                "network.output.weights.std=0.116"),
                        ofSchedule(delays, "7.32", 1 / 16.0, "1.0", "0.1425", "0.115"),
                        ofSchedule(delays, "2.72", 1 / 16.0, "0.83", "0.139", "0.109"),
                        ofSchedule(delays, "1.01", 1 / 16.0, "0.725", "0.137", "0.106"),
                        ofSchedule(delays, "0.38", 1 / 16.0, "0.665", "0.137", "0.106"),
                        ofSchedule(delays, "0.23", 3 / 4.0, "0.65", "0.136", "0.105"),
                        sparse("sparse", "slayer", delays, "5.2", "0.56", "0.42"),
                        sparse("sparse-dcls", "dcls", delays, "5.8", "0.59", "0.45"),
                        Variant.of("fixed", delays),
                        // Undelayed, more spikes arrive before a sample ends: weaker weights make as many spikes of
                        // them.
                        Variant.none(
                                "network.first.weights.std=0.56",
                                "network.second.weights.std=0.123",
                                "network.output.weights.std=0.092")));
    }

    /**
     * A width of DCLS' published schedule: sigma falls from 12 to 0.23 ticks over the first quarter of training, here
     * by its values in the middle of four equal stretches, and then stays.
     */
    private static Variant ofSchedule(
            String delays, String sigma, double share, String first, String second, String output) {
        return new Variant(
                "dcls-" + sigma,
                "dcls",
                Optional.of("{type: dcls, sigma_start: " + sigma + ", sigma_end: " + sigma + ", " + delays + "}"),
                List.of(
                        "network.first.weights.std=" + first,
                        "network.second.weights.std=" + second,
                        "network.output.weights.std=" + output),
                Optional.empty(),
                Optional.of(new Variant.Part("dcls-schedule", share)));
    }

    /** A variant with 5 % of its synapses; stronger weights make as many spikes of them. */
    private static Variant sparse(
            String name, String learner, String delays, String first, String second, String output) {
        String connectivity = "connectivity={type: fixed-sparse, sparsity: 0.95}";
        return new Variant(
                name,
                learner,
                Optional.of("{type: " + learner + ", " + delays + "}"),
                List.of(
                        "network.first." + connectivity,
                        "network.second." + connectivity,
                        "network.output." + connectivity,
                        "network.first.weights.std=" + first,
                        "network.second.weights.std=" + second,
                        "network.output.weights.std=" + output),
                Optional.of(learner),
                Optional.empty());
    }

    private static Workload w2() {
        String delays = "site: synaptic, max: 9, init: {type: uniform, low: 0, high: 4}";
        return new Workload(
                "W2",
                "784-800-10 SRM, 10 ticks, batch 32, input at t = 0 only, weights fixed, delays learned",
                Optional.empty(),
                List.of(
                        Variant.of("slayer", delays),
                        new Variant(
                                "ternary",
                                "slayer",
                                Optional.of("{type: slayer, " + delays + "}"),
                                List.of(
                                        "network.hidden.weights.parametrization=ternary",
                                        "network.output.weights.parametrization=ternary"),
                                Optional.of("slayer"),
                                Optional.empty())));
    }

    private static Workload w3() {
        // A step is a step even where some neurons stay silent.
        String delays = "{type: delgrad, site: synaptic, cut: 0.2, nudge: 0}";
        return new Workload(
                "W3",
                "Yin-Yang without a clock, 4-H-3, batch 150, exact spike times, weights and synaptic delays learned",
                Optional.empty(),
                List.of(
                        new Variant(
                                "h30", "delgrad", Optional.of(delays), List.of(), Optional.empty(), Optional.empty()),
                        new Variant(
                                "h120",
                                "delgrad",
                                Optional.of(delays),
                                List.of("network.hidden.neurons=120"),
                                Optional.empty(),
                                Optional.empty())));
    }

    private static Workload w4() {
        List<Variant> variants = new ArrayList<>();
        for (int ticks : new int[] {100, 400, 1600, 6400}) {
            // Of 100 ticks, those that delays of 25 reach back to and segments that make up for them would be all.
            String settings = ticks == 100 ? "recompute: true, segment: 25" : "recompute: true";
            String name = "t" + ticks;
            variants.add(longSamples(name, ticks, Optional.empty()));
            variants.add(longSamples(
                    name + "-recompute", ticks, Optional.of(name), "backend={type: simd, " + settings + "}"));
        }
        return new Workload(
                "W4",
                "the network of W1, batch 32, 100 to 6,400 ticks, with what gradients need kept and computed again",
                Optional.empty(),
                variants);
    }

    /** So many ticks, alone or beside another variant. */
    private static Variant longSamples(String name, int ticks, Optional<String> beside, String... changes) {
        List<String> all = new ArrayList<>(List.of("time.steps=" + ticks, "data.dataset.duration=" + ticks));
        all.addAll(List.of(changes));
        return new Variant(
                name,
                "slayer",
                Optional.of("{type: slayer, site: synaptic, max: 25, init: {type: uniform, low: 0, high: 25}}"),
                all,
                beside,
                Optional.empty());
    }
}
