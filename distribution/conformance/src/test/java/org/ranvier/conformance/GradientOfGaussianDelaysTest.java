package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.testkit.backend.networks.Own;
import org.ranvier.training.network.NetworkSpec;
import org.ranvier.training.plan.PlanBuilder;

/** A kernel over all lags, normalised, with a trained parameter and a scheduled scalar, against finite differences. */
class GradientOfGaussianDelaysTest {

    private static final int TICKS = 8;

    private final Components components = Components.open();

    @ParameterizedTest
    @CsvSource({"axonal, true", "dendritic, true", "synaptic, true", "synaptic, false"})
    void gradientsAreSlopes(String site, boolean trainDelays) {
        Map<String, Object> delays =
                Map.of("type", "triangle", "site", site, "unit", "ticks", "max", 4, "train", trainDelays);
        Map<String, Object> hidden = layer("hidden", "srm", delays, List.of("input", "hidden"));
        Map<String, Object> output = layer("output", "leaky", delays, List.of("hidden", "input"));
        NetworkSpec read =
                components.read(List.of(hidden, output), 0.5, TICKS, 2).smoothed();
        NetworkSpec gaussian = Edits.connections(
                read,
                c -> Edits.delayedBy(c, components.chosen(new Own.Bell(), trainDelays ? Set.of() : Set.of("sigma"))));
        NetworkSpec trained = trainDelays ? gaussian.trainedThroughout() : gaussian;
        SplittableRandom random = new SplittableRandom(23);
        try (Probe probe = components.probe(PlanBuilder.build(trained, 1).plan(), "mean-voltage", random)) {
            Map<String, double[]> gradients = probe.gradients();
            assertThat(gradients.containsKey("hidden.input.delays")).isEqualTo(trainDelays);
            for (String connection : List.of("hidden.input", "hidden.hidden", "output.hidden", "output.input")) {
                assertThat(gradients).containsKey(connection + ".delays.sigma");
            }
            gradients.forEach((name, gradient) -> assertThat(FiniteDifferences.check(probe, name, gradient))
                    .as(name)
                    .isGreaterThan(1e-5));
        }
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
