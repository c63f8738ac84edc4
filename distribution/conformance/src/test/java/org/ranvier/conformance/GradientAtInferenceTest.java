package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ranvier.api.data.Objective;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Normalize;
import org.ranvier.training.plan.PlanBuilder;

/**
 * Gradients of random networks with batch normalisation at inference, where running statistics are constants, against
 * finite differences. Those by delays are left out, as delays are rounded there.
 */
class GradientAtInferenceTest {

    private static final int NETWORKS = 40;
    private static final int SAMPLES = 3;

    @TestFactory
    Stream<DynamicTest> runningStatisticsAreConstants() {
        Components components = Components.open();
        List<Variant<Neuron>> neurons =
                components.neurons().stream().filter(n -> !Detached.in(n)).toList();
        List<Variant<Neuron>> spiking =
                neurons.stream().filter(Components::spikes).toList();
        List<Variant<Objective>> objectives = components.objectives();
        TreeMap<String, Double> largest = new TreeMap<>();
        Stream<DynamicTest> networks = IntStream.range(0, 1000)
                .boxed()
                .mapMulti((Integer number, Consumer<DynamicTest> tests) -> {
                    SplittableRandom random = new SplittableRandom(number);
                    Variant<Objective> objective = objectives.get(number % objectives.size());
                    RandomNetwork network = RandomNetwork.draw(
                            components,
                            Components.pickModel(neurons, random),
                            Components.pickModel(Components.scoresSpikes(objective) ? spiking : neurons, random),
                            objective,
                            random);
                    NetworkPlan plan = PlanBuilder.build(network.spec(), 1).plan();
                    if (!plan.all(Normalize.class).isEmpty()) {
                        tests.accept(dynamicTest(
                                number + ": " + network, () -> check(components, network, plan, random, largest)));
                    }
                });
        return Stream.concat(
                networks.limit(NETWORKS),
                Stream.of(dynamicTest(
                        "gain, shift, what is normalised and the input mattered",
                        () -> assertThat(largest)
                                .containsKeys("gain", "shift", "weights", "bias", Probe.INPUT)
                                .allSatisfy((name, slope) ->
                                        assertThat(slope).as(name).isGreaterThan(1e-3)))));
    }

    private static void check(
            Components components,
            RandomNetwork network,
            NetworkPlan plan,
            SplittableRandom random,
            TreeMap<String, Double> largest) {
        try (Probe probe =
                network.probe(components, plan, SAMPLES, List.of(), 2, random).atInference()) {
            probe.gradients().forEach((name, gradient) -> {
                if (!name.endsWith(".delays") && !name.contains(".delays.") && !network.exempts(name, plan)) {
                    double slope = FiniteDifferences.check(probe, name, gradient);
                    largest.merge(name.substring(name.lastIndexOf('.') + 1), slope, Math::max);
                }
            });
        }
    }
}
