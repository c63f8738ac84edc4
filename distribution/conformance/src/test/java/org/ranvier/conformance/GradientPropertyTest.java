package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ranvier.api.data.Objective;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.training.plan.PlanBuilder;

/**
 * Every gradient of many small random networks against finite differences, with smooth steps in place of spikes, so
 * that the way forward is the function whose derivative the way back takes.
 */
class GradientPropertyTest {

    private static final int NETWORKS = 700;

    @TestFactory
    Stream<DynamicTest> gradientsAreSlopes() {
        Components components = Components.open();
        List<Variant<Neuron>> neurons =
                components.neurons().stream().filter(n -> !Detached.in(n)).toList();
        List<Variant<Neuron>> spiking =
                neurons.stream().filter(Components::spikes).toList();
        List<Variant<Objective>> objectives = components.objectives();
        TreeSet<String> pairs = new TreeSet<>();
        Map<String, Double> largest = new TreeMap<>();
        Stream<DynamicTest> networks = IntStream.range(0, NETWORKS).mapToObj(number -> {
            SplittableRandom random = new SplittableRandom(number);
            Variant<Objective> objective = objectives.get(number % objectives.size());
            List<Variant<Neuron>> outputs = Components.scoresSpikes(objective) ? spiking : neurons;
            RandomNetwork network = RandomNetwork.draw(
                    components,
                    number < neurons.size()
                            ? neurons.get(number)
                            : Components.pickModel(neurons, number / objectives.size(), random),
                    Components.pickModel(outputs, random),
                    objective,
                    random);
            return dynamicTest(number + ": " + network, () -> {
                check(components, network, random, largest);
                pairs.addAll(network.pairs());
            });
        });
        return Stream.concat(
                networks,
                Stream.of(
                        dynamicTest(
                                "every pair of components met",
                                () -> assertThat(components.pairs(neurons)).allMatch(pairs::contains)),
                        dynamicTest(
                                "every parameter of every component mattered",
                                () -> assertThat(largest)
                                        .isNotEmpty()
                                        .allSatisfy((parameter, slope) ->
                                                assertThat(slope).isGreaterThan(1e-3)))));
    }

    private static void check(
            Components components, RandomNetwork network, SplittableRandom random, Map<String, Double> largest) {
        NetworkPlan plan = PlanBuilder.build(network.spec(), 1).plan();
        try (Probe probe = network.probe(components, plan, 2, List.of(), 1 + random.nextInt(2), random)) {
            probe.gradients().forEach((name, gradient) -> {
                if (!network.exempts(name, plan)) {
                    double slope = FiniteDifferences.check(probe, name, gradient);
                    largest.merge(network.ownerOf(name), slope, Math::max);
                }
            });
        }
    }
}
