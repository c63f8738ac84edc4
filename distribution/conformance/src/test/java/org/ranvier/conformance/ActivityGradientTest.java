package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.BackwardRequest;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.training.plan.BuiltNetwork;
import org.ranvier.training.plan.PlanBuilder;

/** Gradients of a loss that depends on spike counts, against finite differences with smooth steps for spikes. */
class ActivityGradientTest {

    private static final int SAMPLES = 3;
    private static final int TICKS = 12;
    private static final int CHANNELS = 4;
    private static final int NEURONS = 5;
    private static final double STEP = 1e-6;

    private final Components components = Components.open();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void countsPullAtEverySpike(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        BuiltNetwork network = PlanBuilder.build(
                components
                        .read(
                                List.of(
                                        Map.of(
                                                "name",
                                                "hidden",
                                                "neurons",
                                                NEURONS,
                                                "neuron",
                                                Map.of("type", "lif", "tau_mem", 5),
                                                "delays",
                                                Map.of("type", "triangle", "max", 4)),
                                        Map.of("name", "output", "neurons", 2, "neuron", "memoryless")),
                                1,
                                TICKS,
                                CHANNELS)
                        .smoothed(),
                seed);
        double[] pull = numbers(random, SAMPLES * NEURONS);
        SignalBatch signal = new SignalBatch.Frames(
                SAMPLES, CHANNELS, TICKS, numbers(random, SAMPLES * TICKS * CHANNELS), new int[] {TICKS, TICKS, TICKS});
        NetworkPlan plan = network.plan();
        try (Program program = components.backend().compile(plan, CompileOptions.of(1))) {
            network.initialize(program, seed);
            try (Session session = program.open(signal, options(true))) {
                session.advance(TICKS);
                session.backward(BackwardRequest.of(new double[SAMPLES * TICKS * 2])
                        .withSpikeCountGradients(Map.of("hidden", pull)));
            }
            for (String parameter : List.of("hidden.weights", "hidden.delays")) {
                double[] gradient = program.readGradient(parameter);
                double[] values = program.read(parameter);
                for (int n = 0; n < values.length; n++) {
                    double slope = (loss(program, signal, pull, parameter, values, n, STEP)
                                    - loss(program, signal, pull, parameter, values, n, -STEP))
                            / (2 * STEP);
                    assertThat(gradient[n])
                            .as(parameter + "[" + n + "]")
                            .isCloseTo(slope, within(1e-6 * Math.max(1, Math.abs(slope))));
                }
            }
        }
    }

    /** Two groups of lanes, a loop, and neurons that pass on something else than their spikes. */
    @ParameterizedTest
    @CsvSource({
        "lif, spike, input",
        "srm, spike, input",
        "adlif-plus, spike, input hidden",
        "lif, v, input",
        "adlif-plus, u, input hidden"
    })
    void simdAgreesWithTheReference(String neuron, String output, String sources) {
        SplittableRandom random = new SplittableRandom(7);
        int samples = 20;
        List<Map<String, Object>> from = Stream.of(sources.split(" "))
                .map(source -> Map.<String, Object>of(
                        "from", source,
                        "weights", Map.of("init", Map.of("type", "normal", "mean", 0.3, "std", 0.5)),
                        "delays", Map.of("type", "triangle", "max", 4)))
                .toList();
        BuiltNetwork network = PlanBuilder.build(
                components
                        .read(
                                List.of(
                                        Map.of(
                                                "name", "hidden", "neurons", NEURONS, "neuron", neuron, "output",
                                                output, "from", from),
                                        Map.of("name", "output", "neurons", 2, "neuron", "memoryless")),
                                1,
                                TICKS,
                                CHANNELS)
                        .smoothed(),
                7);
        double[] pull = numbers(random, samples * NEURONS);
        double[] outputGradient = numbers(random, samples * TICKS * 2);
        int[] lengths = new int[samples];
        Arrays.fill(lengths, TICKS);
        SignalBatch signal =
                new SignalBatch.Frames(samples, CHANNELS, TICKS, numbers(random, samples * TICKS * CHANNELS), lengths);

        Map<String, double[]> expected = gradients(components.backend(), network, signal, outputGradient, pull);
        Map<String, double[]> actual =
                gradients(Plugins.simd(components.plugins()), network, signal, outputGradient, pull);

        expected.forEach((name, gradient) -> {
            double scale = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
            assertThat(scale).as(name).isPositive();
            assertThat(actual.get(name)).as(name).containsExactly(gradient, within(1e-4 * scale));
        });
    }

    private static Map<String, double[]> gradients(
            Backend backend, BuiltNetwork network, SignalBatch signal, double[] outputGradient, double[] pull) {
        Map<String, double[]> gradients = new TreeMap<>();
        try (Program program = backend.compile(network.plan(), CompileOptions.of(2))) {
            network.initialize(program, 7);
            try (Session session = program.open(signal, options(true))) {
                session.advance(TICKS);
                session.backward(BackwardRequest.of(outputGradient).withSpikeCountGradients(Map.of("hidden", pull)));
            }
            for (ParameterSpec spec : network.plan().parameters()) {
                if (spec.trainable() && spec.name().startsWith("hidden.")) {
                    gradients.put(spec.name(), program.readGradient(spec.name()));
                }
            }
        }
        return gradients;
    }

    /** Σ pull · count with one number shifted. */
    private static double loss(
            Program program,
            SignalBatch signal,
            double[] pull,
            String parameter,
            double[] values,
            int n,
            double shift) {
        double[] shifted = values.clone();
        shifted[n] += shift;
        program.write(parameter, shifted);
        try (Session session = program.open(signal, options(false))) {
            double[] spikes =
                    ((Recording.Ticks) session.advance(TICKS)).traces().get("hidden.spikes");
            double loss = 0;
            for (int s = 0; s < spikes.length; s++) {
                loss += pull[s / (TICKS * NEURONS) * NEURONS + s % NEURONS] * spikes[s];
            }
            return loss;
        } finally {
            program.write(parameter, values);
        }
    }

    private static RunOptions options(boolean gradients) {
        return RunOptions.training(0, 1).withGradients(gradients).recording(List.of("hidden.spikes"));
    }

    private static double[] numbers(SplittableRandom random, int size) {
        return random.doubles(size, -1, 1).toArray();
    }
}
