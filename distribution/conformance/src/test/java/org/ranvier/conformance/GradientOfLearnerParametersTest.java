package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.backend.Availability;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.Capability;
import org.ranvier.testkit.backend.networks.Own;
import org.ranvier.training.network.NetworkSpec;
import org.ranvier.training.plan.PlanBuilder;

/**
 * The parameter that a delay learner has of its own, a width for each delay: that of {@code dcls}, and that of a
 * learner which no plugin of Ranvier has. Slopes decide about the reference backend, in double precision, and that
 * about every other.
 */
class GradientOfLearnerParametersTest {

    private static final int TICKS = 9;
    private static final double SINGLE_PRECISION = 1e-4;
    private static final List<String> WIDTHS =
            List.of("hidden.input.delays.sigma", "hidden.hidden.delays.sigma", "output.hidden.delays.sigma");

    private final Components components = Components.open();

    @ParameterizedTest
    @CsvSource({
        "dcls, axonal",
        "dcls, dendritic",
        "dcls, synaptic",
        "dcls-triangle, axonal",
        "dcls-triangle, dendritic",
        "dcls-triangle, synaptic",
        "bell, axonal",
        "bell, dendritic",
        "bell, synaptic",
    })
    void gradientsAreSlopes(String learner, String site) {
        NetworkSpec network = network(learner, site).smoothed();
        try (Probe probe = probe(components, network, 23)) {
            Map<String, double[]> gradients = probe.gradients();
            for (String width : WIDTHS) {
                assertThat(FiniteDifferences.check(probe, width, gradients.get(width)))
                        .as(width)
                        .isGreaterThan(1e-5);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dcls, axonal",
        "dcls, dendritic",
        "dcls, synaptic",
        "dcls-triangle, axonal",
        "dcls-triangle, dendritic",
        "dcls-triangle, synaptic",
        "bell, axonal",
        "bell, dendritic",
        "bell, synaptic",
    })
    void otherBackendsAgree(String learner, String site) {
        NetworkSpec network = network(learner, site);
        Set<String> mattered = new HashSet<>();
        for (long seed = 31; seed < 37; seed++) {
            try (Probe reference = probe(components, network, seed)) {
                Map<String, double[]> expected = reference.gradients();
                for (Backend backend : others()) {
                    try (Probe probe = probe(new Components(components.plugins(), backend), network, seed)) {
                        Map<String, double[]> gradients = probe.gradients();
                        for (String width : WIDTHS) {
                            double largest = largest(expected.get(width));
                            if (largest > 1e-5) {
                                mattered.add(width);
                            }
                            assertThat(gradients.get(width))
                                    .as("%s of %s, seed %d", width, backend.name(), seed)
                                    .containsExactly(
                                            expected.get(width), within(SINGLE_PRECISION * Math.max(1e-3, largest)));
                        }
                    }
                }
            }
        }
        assertThat(mattered).containsExactlyInAnyOrderElementsOf(WIDTHS);
    }

    private static double largest(double[] numbers) {
        return Arrays.stream(numbers).map(Math::abs).max().orElseThrow();
    }

    private List<Backend> others() {
        return components.plugins().all(Backend.class).stream()
                .map(provided -> provided.component())
                .filter(b -> !b.name().equals("reference"))
                .filter(b -> b.capabilities().contains(Capability.TRAINING)
                        && b.capabilities().contains(Capability.RECURRENT)
                        && b.availability() instanceof Availability.Available)
                .toList();
    }

    /** Widths around one tick, since those that are far wider or narrower hardly matter, and neurons that spike. */
    private static Probe probe(Components components, NetworkSpec network, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Probe probe = components.probe(PlanBuilder.build(network, 1).plan(), "mean-voltage", random);
        for (String width : WIDTHS) {
            probe.write(
                    width,
                    random.doubles(probe.numbers(width).length, 0.7, 1.6)
                            .map(x -> (float) x)
                            .toArray());
        }
        double[] weights = probe.numbers("hidden.input.weights");
        probe.write(
                "hidden.input.weights",
                Arrays.stream(weights).map(w -> 3 * Math.abs(w)).toArray());
        return probe;
    }

    private NetworkSpec network(String learner, String site) {
        Map<String, Object> delays = Map.of(
                "type",
                learner.equals("bell") ? "dcls" : learner,
                "width",
                "per-delay",
                "site",
                site,
                "unit",
                "ticks",
                "max",
                4,
                "train",
                List.of("delay", "sigma"));
        NetworkSpec read = components.read(
                List.of(
                        layer("hidden", "srm", delays, List.of("input", "hidden")),
                        layer("output", "leaky", delays, List.of("hidden"))),
                0.5,
                TICKS,
                2);
        return !learner.equals("bell")
                ? read
                : Edits.connections(read, c -> Edits.delayedBy(c, components.chosen(new Own.Bell(), Set.of("sigma"))));
    }

    private static Map<String, Object> layer(
            String name, String neuron, Map<String, Object> delays, List<String> from) {
        return Map.of(
                "name",
                name,
                "neurons",
                2,
                "neuron",
                neuron.equals("srm") ? Map.of("type", neuron, "refractory", "none") : Map.of("type", neuron),
                "surrogate",
                Map.of("type", "sigmoid", "slope", 3),
                "from",
                from.stream().map(f -> Map.of("from", f, "delays", delays)).toList());
    }
}
