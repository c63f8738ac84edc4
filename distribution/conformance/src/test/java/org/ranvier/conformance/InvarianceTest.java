package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.LoweredUpdate;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.backend.NetworkPlan.Population;
import org.ranvier.api.backend.ParameterSpec;
import org.ranvier.api.data.Recording;
import org.ranvier.api.model.Optimizer;
import org.ranvier.compiler.CompileContext;
import org.ranvier.compiler.EquationCompiler;
import org.ranvier.training.network.NetworkSpec;
import org.ranvier.training.network.PlanBuilder;

/** What must change nothing, bit for bit: how a sequence is cut into advances, and how many threads there are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvarianceTest {

    private final Components components = Components.open();

    static IntStream seeds() {
        return IntStream.range(1000, 1040);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void streamingTickByTickEqualsOneAdvance(int seed) {
        RandomNetwork network = network(seed);
        // Batch statistics need all ticks at once.
        NetworkPlan plan = plan(Edits.connections(network.spec(), Edits::withoutNormalization));
        List<String> everything = quantities(plan);
        try (Probe probe = network.probe(components, plan, 3, List.of(), 1, new SplittableRandom(seed))) {
            Probe.Run whole = probe.run(everything, plan.ticks());
            assertSame(probe.run(everything, ones(plan.ticks())), whole);
            assertSame(probe.run(everything, 3, plan.ticks() - 3), whole);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void threadsChangeNothing(int seed) {
        RandomNetwork network = network(seed);
        NetworkPlan plan = plan(network.spec());
        LoweredUpdate adam = adam(plan);
        List<Trained> results = new ArrayList<>();
        for (int threads = 1; threads <= 3; threads++) {
            results.add(train(network, plan, adam, threads, seed));
        }
        for (Trained other : results.subList(1, 3)) {
            assertSame(other.first(), results.getFirst().first());
            assertSame(other.last(), results.getFirst().last());
            assertSameArrays(other.parameters(), results.getFirst().parameters());
        }
        assertThat(results.getFirst().parameters()).isNotEqualTo(results.getFirst().start());
    }

    /** The first and the last step of a short training, and the parameters before and after. */
    private record Trained(
            Probe.Run first, Probe.Run last, Map<String, double[]> start, Map<String, double[]> parameters) {}

    private Trained train(RandomNetwork network, NetworkPlan plan, LoweredUpdate update, int threads, int seed) {
        try (Probe probe =
                network.probe(components, plan, 7, List.of(update), threads, new SplittableRandom(seed))) {
            Map<String, double[]> start = read(probe);
            Probe.Run first = null;
            Probe.Run last = null;
            for (int step = 1; step <= 3; step++) {
                last = probe.run(quantities(plan), plan.ticks());
                first = first == null ? last : first;
                probe.program().update(update, Map.of("rate", 0.01, "step", (double) step));
            }
            return new Trained(first, last, start, read(probe));
        }
    }

    private static Map<String, double[]> read(Probe probe) {
        Map<String, double[]> parameters = new LinkedHashMap<>();
        probe.program().plan().parameters().forEach(p -> parameters.put(p.name(), probe.numbers(p.name())));
        return parameters;
    }

    private LoweredUpdate adam(NetworkPlan plan) {
        Optimizer adam = components.plugins().find(Optimizer.class, "adam", "test");
        List<String> trained = plan.parameters().stream()
                .filter(ParameterSpec::trainable)
                .map(ParameterSpec::name)
                .toList();
        return EquationCompiler.update(
                adam.rule(Settings.defaults(adam.schema())),
                List.of(),
                false,
                trained,
                new CompileContext("adam", "test", 1, null, false, Set.of(), Set.of()));
    }

    @Test
    void parallelSynapsesOfOneDelayShareTheirWeight() {
        Map<String, Object> layer = Map.of(
                "neurons", 3,
                "neuron", Map.of("type", "leaky", "tau_mem", 3),
                "from", List.of(Map.of("from", "input", "delays", Map.of("type", "triangle", "max", 3))));
        NetworkSpec spec = components.read(List.of(layer), 1, 8, 2);
        NetworkSpec twofold = Edits.connections(spec, c -> Edits.connectedBy(c, components.twofold()));
        SplittableRandom random = new SplittableRandom(3);
        try (Probe probe = components.probe(PlanBuilder.build(twofold, 1).plan(), "mean-voltage", random)) {
            String connection = "output.input";
            double[] delays = probe.numbers(connection + ".delays");
            double[] weights = probe.numbers(connection + ".weights");
            assertThat(delays).hasSize(12);
            for (int s = 0; s < delays.length; s += 2) {
                delays[s + 1] = delays[s];
            }
            probe.write(connection + ".delays", delays);
            double before = probe.loss();
            for (int s = 0; s < weights.length; s += 2) {
                double shift = random.nextDouble(-1, 1);
                weights[s] += shift;
                weights[s + 1] -= shift;
            }
            probe.write(connection + ".weights", weights);
            assertThat(probe.loss()).isCloseTo(before, within(1e-12));
            delays[0] = delays[0] > 1.5 ? 0.5 : 2.5;
            probe.write(connection + ".delays", delays);
            assertThat(Math.abs(probe.loss() - before)).isGreaterThan(1e-6);
        }
    }

    @Test
    void aDelayOf0ArrivesInTheSameTickAndALoopTakesOneMore() {
        Map<String, Object> delays = Map.of("type", "fixed", "max", 0);
        Map<String, Object> one = Map.of("init", "constant", "value", 1);
        Map<String, Object> layer = Map.of(
                "name", "loop",
                "neurons", 1,
                "neuron", "memoryless",
                "from", List.of(
                        Map.of("from", "input", "weights", one, "delays", delays),
                        Map.of("from", "loop", "weights", Map.of("init", "constant", "value", 0.5), "delays", delays)));
        Map<String, Object> after = Map.of("neurons", 1, "neuron", "memoryless", "weights", one, "delays", delays);
        NetworkPlan plan = PlanBuilder.build(components.read(List.of(layer, after), 1, 4, 1), 1)
                .plan();
        try (Probe probe = components.probe(plan, "mean-voltage", new SplittableRandom(1))) {
            probe.write("loop.input.weights", new double[] {1});
            probe.write("loop.loop.weights", new double[] {0.5});
            probe.write("output.weights", new double[] {1});
            probe.write(Probe.INPUT, new double[] {0, 1, 0, 0});
            assertThat(probe.numbers("loop.loop.delays")).containsExactly(1);
            assertThat(probe.run(List.of(), 4).recording().outputs()).containsExactly(0, 1, 0.5, 0.25);
        }
    }

    private RandomNetwork network(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        var objective = Components.pick(components.objectives(), random);
        var outputs = components.neurons().stream()
                .filter(n -> !Components.scoresSpikes(objective) || Components.spikes(n))
                .toList();
        return RandomNetwork.draw(
                components,
                Components.pickModel(components.neurons(), random),
                Components.pickModel(outputs, random),
                objective,
                random);
    }

    /** With real spikes. */
    private static NetworkPlan plan(NetworkSpec s) {
        return PlanBuilder.build(
                        new NetworkSpec(s.window(), s.channels(), s.graded(), s.layers(), false, false, true), 1)
                .plan();
    }

    private static List<String> quantities(NetworkPlan plan) {
        List<String> all = new ArrayList<>();
        for (Population p : plan.all(Population.class)) {
            p.step().inputs().forEach(q -> all.add(p.name() + "." + q));
            p.step().states().forEach(q -> all.add(p.name() + "." + q));
            if (p.step().spiking()) {
                all.add(p.name() + ".spikes");
            }
            all.add(p.name() + ".output");
        }
        return all;
    }

    private static int[] ones(int count) {
        int[] ones = new int[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static void assertSame(Probe.Run actual, Probe.Run expected) {
        Recording.Ticks one = actual.recording();
        Recording.Ticks other = expected.recording();
        assertThat(one.outputs()).isEqualTo(other.outputs());
        assertThat(one.spikeCounts().keySet()).isEqualTo(other.spikeCounts().keySet());
        one.spikeCounts().forEach((p, counts) -> assertThat(counts).as(p).isEqualTo(other.spikeCounts().get(p)));
        assertSameArrays(one.traces(), other.traces());
        assertSameArrays(actual.gradients(), expected.gradients());
    }

    private static void assertSameArrays(Map<String, double[]> actual, Map<String, double[]> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        actual.forEach((name, numbers) -> assertThat(numbers)
                .as(name)
                .doesNotContain(Double.NaN)
                .isEqualTo(expected.get(name)));
    }
}
