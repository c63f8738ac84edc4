package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.BackwardRequest;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Normalize;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.training.plan.PlanBuilder;

/**
 * Many small random networks, run segment by segment and as a whole: what they send has the same bits, and gradients
 * are the same but for the rounding of sums over segments. Delays are shorter and longer than segments.
 */
class RecomputationPropertyTest {

    private static final int NETWORKS = 400;
    private static final int MOST_SAMPLES = 35;
    private static final int MOST_THREADS = 3;

    /** Of the largest number of a gradient. */
    private static final double ROUNDING = 1e-4;
    /** Of the largest gradient of all. */
    private static final double CANCELLED = 1e-3;

    @TestFactory
    Stream<DynamicTest> segmentsAddUpToTheWhole() {
        Components components = Components.open();
        List<Variant<Neuron>> neurons = components.neurons();
        Variant<Objective> objective = components.objectives().getFirst();
        return IntStream.range(0, NETWORKS).boxed().flatMap(number -> {
            SplittableRandom random = new SplittableRandom(number);
            RandomNetwork network = RandomNetwork.draw(
                    components,
                    neurons.get(number % neurons.size()),
                    Components.pickModel(neurons, random),
                    objective,
                    number % 3 == 0,
                    random);
            NetworkPlan plan = PlanBuilder.build(network.spec(), 1).plan();
            // What is normalised over all ticks is refused.
            return plan.all(Normalize.class).isEmpty()
                    ? Stream.of(dynamicTest(number + ": " + network, () -> check(components, plan, random)))
                    : Stream.of();
        });
    }

    private static void check(Components components, NetworkPlan plan, SplittableRandom random) {
        Backend simd = Plugins.simd(components.plugins());
        int segment = random.nextInt(1, RandomNetwork.TICKS);
        int threads = random.nextInt(1, MOST_THREADS + 1);
        Backend parts = simd.configured(Settings.of(simd.schema(), Map.of("recompute", true, "segment", segment)));
        SignalBatch.Frames signal = signal(random);
        Map<String, double[]> numbers = new LinkedHashMap<>();
        plan.parameters()
                .forEach(spec -> numbers.put(
                        spec.name(),
                        random.doubles(spec.size())
                                .map(u -> (float) RandomNetwork.number(spec, plan, random))
                                .toArray()));
        Map<String, double[]> expected = run(simd, plan, numbers, signal, 1);
        Map<String, double[]> found = run(parts, plan, numbers, signal, threads);
        // Where the terms of a gradient cancel, what is left is off by units in the last place of these.
        double least = CANCELLED
                * expected.entrySet().stream()
                        .filter(e -> e.getKey().startsWith("d "))
                        .mapToDouble(e -> largest(e.getValue()))
                        .max()
                        .orElse(0);
        expected.forEach((name, own) -> {
            String what = name + ", segments of " + segment;
            if (name.startsWith("d ")) {
                agree(what, found.get(name), own, Math.max(least, largest(own)));
            } else {
                assertThat(found.get(name)).as(what).isEqualTo(own);
            }
        });
    }

    private static SignalBatch.Frames signal(SplittableRandom random) {
        int samples = random.nextInt(1, MOST_SAMPLES);
        double[] frames = random.doubles((long) samples * RandomNetwork.TICKS * RandomNetwork.CHANNELS)
                .map(u -> u < 0.4 ? 1 : 0)
                .toArray();
        int[] lengths = random.ints(samples, 0, RandomNetwork.TICKS + 1).toArray();
        return new SignalBatch.Frames(samples, RandomNetwork.CHANNELS, RandomNetwork.TICKS, frames, lengths);
    }

    private static Map<String, double[]> run(
            Backend backend, NetworkPlan plan, Map<String, double[]> numbers, SignalBatch signal, int threads) {
        Map<String, double[]> results = new LinkedHashMap<>();
        RunOptions options = RunOptions.training(3, 1).withInputGradient(true).recording(List.of("hidden.output"));
        try (Program program = backend.compile(plan, CompileOptions.of(threads))) {
            numbers.forEach(program::write);
            try (Session session = program.open(signal, options)) {
                Recording.Ticks recording = (Recording.Ticks) session.advance(plan.ticks());
                results.put("output", recording.outputs());
                results.putAll(recording.traces());
                Map<String, double[]> counts = new LinkedHashMap<>();
                recording.spikeCounts().forEach((name, count) -> {
                    results.put(
                            name + " counts",
                            Arrays.stream(count).asDoubleStream().toArray());
                    counts.put(name, wave(count.length));
                });
                session.backward(
                        BackwardRequest.of(wave(recording.outputs().length)).withSpikeCountGradients(counts));
                results.put("d input", session.inputGradient());
            }
            for (ParameterSpec spec : plan.parameters()) {
                if (spec.trainable()) {
                    results.put("d " + spec.name(), program.readGradient(spec.name()));
                }
            }
        }
        return results;
    }

    private static double[] wave(int size) {
        double[] numbers = new double[size];
        Arrays.setAll(numbers, n -> Math.sin(n * 0.37 + 1));
        return numbers;
    }

    private static double largest(double[] numbers) {
        return Arrays.stream(numbers).map(Math::abs).max().orElse(0);
    }

    private static void agree(String what, double[] found, double[] expected, double scale) {
        assertThat(found).as(what).hasSameSizeAs(expected);
        for (int n = 0; n < expected.length; n++) {
            assertThat(found[n]).as(what + "[" + n + "]").isCloseTo(expected[n], within(ROUNDING * scale));
        }
    }
}
