package org.ranvier.conformance.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.conformance.sketch.Sketch;
import org.ranvier.training.simulate.Simulation;

/**
 * The fast backend does what the reference does, in the same bits for any number of threads; both follow finite
 * differences.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventBackendsTest {

    private final Sketch sketch = new Sketch();

    @Test
    void simdAgreesWithTheReference() {
        int spikes = 0;
        for (int n = 0; n < 60; n++) {
            Simulation simulation = sketch.read(new RandomEventNetwork(n).file());
            try (Program reference = sketch.compile(simulation, 1);
                    Program one = sketch.compile(sketch.backend("simd"), simulation, 1);
                    Program two = sketch.compile(sketch.backend("simd"), simulation, 2)) {
                Recording.Times expected = run(reference, simulation, n);
                Recording.Times actual = run(one, simulation, n);
                Recording.Times again = run(two, simulation, n);
                for (String population : expected.spikes().keySet()) {
                    double[] times = actual.spikes().get(population);
                    spikes += close(
                            "network " + n + ", " + population,
                            times,
                            expected.spikes().get(population),
                            1e-10);
                    assertThat(again.spikes().get(population)).containsExactly(times);
                }
                for (ParameterSpec spec : simulation.network().plan().parameters()) {
                    if (spec.trainable()) {
                        double[] gradient = one.readGradient(spec.name());
                        close("network " + n + ", " + spec.name(), gradient, reference.readGradient(spec.name()), 1e-7);
                        assertThat(two.readGradient(spec.name())).containsExactly(gradient);
                    }
                }
            }
        }
        assertThat(spikes).isGreaterThan(5000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "simd"})
    void gradientsOfDeepNetworksAreSlopes(String backend) {
        int compared = 0;
        for (int n = 0; n < 12; n++) {
            Simulation simulation = sketch.read(new RandomEventNetwork(1000 + n).file());
            try (Program program = sketch.compile(sketch.backend(backend), simulation, 1)) {
                run(program, simulation, n);
                for (ParameterSpec spec : simulation.network().plan().parameters()) {
                    if (spec.trainable()) {
                        compared += compare(program, simulation, spec, n);
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(200);
    }

    /**
     * Where a small change neither makes nor takes a spike; a spike that is close to being missed has no useful
     * difference.
     */
    private int compare(Program program, Simulation simulation, ParameterSpec spec, int seed) {
        double[] values = program.read(spec.name());
        double[] gradient = program.readGradient(spec.name());
        int compared = 0;
        for (int k = 0; k < values.length; k += 3) {
            double far = difference(program, simulation, spec, values, k, seed, 2e-6);
            double near = difference(program, simulation, spec, values, k, seed, 1e-6);
            boolean smooth = Math.abs(far - near) < 1e-5 * (1 + Math.abs(near));
            if (smooth) {
                assertThat(gradient[k])
                        .as("%s[%d]", spec.name(), k)
                        .isCloseTo(near, within(1e-4 * (1 + Math.abs(near))));
                compared++;
            }
        }
        program.write(spec.name(), values);
        return compared;
    }

    private double difference(
            Program program, Simulation simulation, ParameterSpec spec, double[] values, int k, int seed, double h) {
        double[] loss = new double[2];
        for (int side = 0; side < 2; side++) {
            double[] changed = values.clone();
            changed[k] += side == 0 ? h : -h;
            program.write(spec.name(), changed);
            try (Session session = program.open(simulation.signal(), Sketch.GRADIENTS)) {
                Recording.Times times = (Recording.Times) session.advance(0);
                double[] output = times.spikes().get(times.output());
                double[] weights = weights(output.length, seed);
                for (int o = 0; o < output.length; o++) {
                    loss[side] += output[o] < Double.POSITIVE_INFINITY ? weights[o] * output[o] : 1000;
                }
            }
        }
        return (loss[0] - loss[1]) / (2 * h);
    }

    private static Recording.Times run(Program program, Simulation simulation, int seed) {
        try (Session session = program.open(simulation.signal(), Sketch.GRADIENTS)) {
            Recording.Times times = (Recording.Times) session.advance(0);
            session.backward(weights(times.spikes().get(times.output()).length, seed));
            return times;
        }
    }

    private static double[] weights(int size, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] weights = new double[size];
        Arrays.setAll(weights, n -> random.nextDouble(-1, 1));
        return weights;
    }

    private static int close(String what, double[] actual, double[] expected, double tolerance) {
        int finite = 0;
        for (int n = 0; n < expected.length; n++) {
            if (Double.isInfinite(expected[n])) {
                assertThat(actual[n]).as("%s[%d]", what, n).isEqualTo(expected[n]);
            } else {
                finite++;
                double scale = Math.max(1, Math.abs(expected[n]));
                assertThat(actual[n]).as("%s[%d]", what, n).isCloseTo(expected[n], within(tolerance * scale));
            }
        }
        return finite;
    }
}
