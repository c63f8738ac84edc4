package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.backend.Availability;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.Capability;
import org.ranvier.training.plan.PlanBuilder;

/**
 * Delays and weights on a grid: the network is the one with the numbers of the grid, and its gradients are straight
 * through. Rounded by hand for the reference backend, which decides about the others.
 */
class QuantizedNumbersTest {

    private static final int TICKS = 12;
    private static final int MAX = 6;
    private static final int DELAY_LEVELS = 15;
    private static final int WEIGHT_LEVELS = 3;
    private static final List<String> PROJECTIONS = List.of("hidden.input", "hidden.hidden", "output.hidden");

    private final Components components = Components.open();

    @ParameterizedTest
    @CsvSource({
        "axonal, nearest, 0.1",
        "axonal, stochastic, 1",
        "dendritic, nearest, 1",
        "dendritic, stochastic, 0.1",
        "synaptic, nearest, 0.1",
        "synaptic, stochastic, 0.5"
    })
    void theNetworkIsThatOfTheNumbersOnTheGrid(String site, String rounding, double dtMs) {
        SplittableRandom random = new SplittableRandom(3);
        try (Probe quantized = probe(components, site, rounding, dtMs, random);
                Probe free = probe(components, site, "", dtMs, new SplittableRandom(3))) {
            free.write(Probe.INPUT, quantized.numbers(Probe.INPUT));
            free.program().plan().parameters().forEach(spec -> free.write(spec.name(), quantized.numbers(spec.name())));
            for (String projection : PROJECTIONS) {
                double least = projection.equals("hidden.hidden") ? dtMs : 0;
                double step = (MAX * dtMs - least) / DELAY_LEVELS;
                String delays = projection + ".delays";
                String weights = projection + ".weights";
                free.write(delays, onGrid(quantized, delays, rounding, least, step, DELAY_LEVELS, 0));
                free.write(
                        weights,
                        onGrid(quantized, weights, rounding, 0, 2.0 / WEIGHT_LEVELS, WEIGHT_LEVELS, -WEIGHT_LEVELS));
            }
            assertThat(quantized.loss()).isCloseTo(free.loss(), within(1e-12));
            Map<String, double[]> expected = free.gradients();
            Map<String, double[]> found = quantized.gradients();
            for (String projection : PROJECTIONS) {
                for (String name : List.of(projection + ".delays", projection + ".weights")) {
                    double largest = Arrays.stream(expected.get(name))
                            .map(Math::abs)
                            .max()
                            .orElseThrow();
                    assertThat(largest).as(name).isPositive();
                    assertThat(found.get(name)).as(name).containsExactly(expected.get(name), within(1e-9 * largest));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "axonal, nearest, 1",
        "dendritic, stochastic, 0.1",
        "synaptic, stochastic, 0.5",
        "synaptic, nearest, 0.1"
    })
    void otherBackendsAgree(String site, String rounding, double dtMs) {
        for (Backend backend : others()) {
            Components there = new Components(components.plugins(), backend);
            try (Probe one = probe(components, site, rounding, dtMs, new SplittableRandom(5));
                    Probe other = probe(there, site, rounding, dtMs, new SplittableRandom(5))) {
                Map<String, double[]> expected = one.gradients();
                Map<String, double[]> found = other.gradients();
                for (String projection : PROJECTIONS) {
                    for (String name : List.of(projection + ".delays", projection + ".weights")) {
                        double largest = Arrays.stream(expected.get(name))
                                .map(Math::abs)
                                .max()
                                .orElseThrow();
                        assertThat(found.get(name))
                                .as("%s of %s", name, backend.name())
                                .containsExactly(expected.get(name), within(1e-4 * Math.max(1e-2, largest)));
                    }
                }
            }
        }
    }

    private static double[] onGrid(
            Probe probe, String name, String rounding, double origin, double step, int highest, int lowest) {
        double[] raw = probe.numbers(name);
        double[] dither = rounding.equals("stochastic") ? probe.numbers(name + ".dither") : null;
        double[] rounded = new double[raw.length];
        for (int n = 0; n < raw.length; n++) {
            double scaled = (raw[n] - origin) / step;
            double level = dither == null ? Math.rint(scaled) : Math.floor(scaled + dither[n]);
            rounded[n] = origin + step * Math.clamp(level, lowest, highest);
        }
        return rounded;
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

    /** Numbers that a float holds, so that all backends round the same. */
    private static Probe probe(
            Components components, String site, String rounding, double dtMs, SplittableRandom random) {
        Probe probe = components.probe(
                PlanBuilder.build(
                                components.read(
                                        List.of(
                                                layer("hidden", "lif", site, rounding, List.of("input", "hidden")),
                                                layer("output", "leaky", site, rounding, List.of("hidden"))),
                                        dtMs,
                                        TICKS,
                                        3),
                                1)
                        .plan(),
                "mean-voltage",
                random);
        for (String projection : PROJECTIONS) {
            probe.write(
                    projection + ".delays",
                    random.doubles(probe.numbers(projection + ".delays").length, dtMs, MAX * dtMs)
                            .map(x -> (float) x)
                            .toArray());
            probe.write(
                    projection + ".weights",
                    random.doubles(probe.numbers(projection + ".weights").length, -1.5, 2.5)
                            .map(x -> (float) x)
                            .toArray());
            for (String part : List.of(".delays.dither", ".weights.dither")) {
                if (rounding.equals("stochastic")) {
                    probe.write(
                            projection + part,
                            random.doubles(probe.numbers(projection + part).length)
                                    .map(x -> Math.floor(x * (1 << 24)) / (1 << 24))
                                    .toArray());
                }
            }
        }
        return probe;
    }

    private static Map<String, Object> layer(
            String name, String neuron, String site, String rounding, List<String> from) {
        Object weights = rounding.isEmpty()
                ? Map.of("init", "normal")
                : Map.of(
                        "init",
                        "normal",
                        "parametrization",
                        Map.of("type", "quantized", "bits", 3, "max", 2, "rounding", rounding));
        Map<String, Object> delays = rounding.isEmpty()
                ? Map.of("type", "triangle", "site", site, "unit", "ticks", "max", MAX)
                : Map.of(
                        "type",
                        "triangle",
                        "site",
                        site,
                        "unit",
                        "ticks",
                        "max",
                        MAX,
                        "parametrization",
                        Map.of("type", "quantized", "bits", 4, "rounding", rounding));
        return Map.of(
                "name",
                name,
                "neurons",
                3,
                "neuron",
                Map.of("type", neuron, "tau_mem", 5),
                "surrogate",
                Map.of("type", "sigmoid", "slope", 3),
                "from",
                from.stream()
                        .map(f -> Map.of("from", f, "weights", weights, "delays", delays))
                        .toList());
    }
}
