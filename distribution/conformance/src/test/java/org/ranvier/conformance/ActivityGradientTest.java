package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Program.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.training.network.BuiltNetwork;
import org.ranvier.training.network.PlanBuilder;

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
                                                "name", "hidden",
                                                "neurons", NEURONS,
                                                "neuron", Map.of("type", "lif", "tau_mem", 5),
                                                "delays", Map.of("type", "triangle", "max", 4)),
                                        Map.of("name", "output", "neurons", 2, "neuron", "memoryless")),
                                1,
                                TICKS,
                                CHANNELS)
                        .smoothed(),
                seed);
        double[] pull = numbers(random, SAMPLES * NEURONS);
        SignalBatch signal = new SignalBatch.Frames(
                SAMPLES,
                CHANNELS,
                TICKS,
                numbers(random, SAMPLES * TICKS * CHANNELS),
                new int[] {TICKS, TICKS, TICKS});
        NetworkPlan plan = network.plan();
        try (Program program = components.backend().compile(plan, new Backend.CompileOptions(1, List.of()))) {
            network.initialize(program, seed);
            try (Session session = program.open(signal, options(true))) {
                session.advance(TICKS);
                session.backward(new double[SAMPLES * TICKS * 2], Map.of("hidden", pull));
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
            double[] spikes = ((Recording.Ticks) session.advance(TICKS)).traces().get("hidden.spikes");
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
        return new RunOptions(true, gradients, false, 0, 1, List.of("hidden.spikes"), List.of());
    }

    private static double[] numbers(SplittableRandom random, int size) {
        return random.doubles(size, -1, 1).toArray();
    }
}
