package org.ranvier.conformance.event;

import static org.ranvier.conformance.GoldenCase.assertClose;
import static org.ranvier.conformance.GoldenCase.at;
import static org.ranvier.conformance.GoldenCase.map;
import static org.ranvier.conformance.event.GoldenArrays.numbers;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.conformance.sketch.Sketch;
import org.ranvier.training.simulate.Simulation;

/** Exact spike times, and exact gradients for every kind of delay, on every backend that is driven by events. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventGoldenTest {

    private final Sketch sketch = new Sketch();

    static Stream<Arguments> cases() {
        return Stream.of("reference", "simd").flatMap(backend -> EventCase.all().map(c -> Arguments.of(backend, c)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsTheGoldenCase(String backend, EventCase c) {
        Simulation simulation = sketch.read(c.network());
        try (Program program = sketch.compile(sketch.backend(backend), simulation, 1);
                Session session = program.open(simulation.signal(), Sketch.GRADIENTS)) {
            Recording.Times times = (Recording.Times) session.advance(0);
            double tolerance = c.toString().contains("near_tangent") ? 1e-10 : 1e-12;
            for (int n = 0; n < c.layers(); n++) {
                double[] actual = times.firstSpikes().get("layer" + n);
                assertClose(neverAsMinusOne(actual), neverAsMinusOne(c.spikeTimes(n)), tolerance, "times");
            }
            session.backward(numbers(at(c.node(), "loss_coeffs")));
            for (int n = 0; n < c.layers(); n++) {
                assertClose(program.readGradient("layer" + n + ".weights"), c.weightGradient(n), 1e-11, "weights");
                if (c.hasDelays(n)) {
                    assertClose(program.readGradient("layer" + n + ".delays"), c.delayGradient(n), 1e-11, "delays");
                }
            }
            assertClose(session.inputGradient(), numbers(at(c.node(), "dL_dinputs")), 1e-11, "inputs");
        }
    }

    @Test
    void theBundledSpikeResponseModelIsDrivenByEventsToo() {
        // (t/τ) e^(1 − t/τ) w reaches θ = 10 at t = τ/2 for w = 20/√e.
        Map<String, Object> layer = map(
                "neurons",
                1,
                "neuron",
                map("type", "srm", "tau_s", 3),
                "weights",
                map("values", new double[] {20 / Math.sqrt(Math.E)}),
                "delays",
                map("type", "delgrad", "transform", "clip", "values", new double[] {0.25}));
        Simulation simulation = sketch.read(map(
                "time",
                map("steps", 20),
                "network",
                List.of(layer),
                "input",
                map("channels", 1, "spikes", new double[][] {{0, 1}})));
        try (Program program = sketch.compile(simulation, 1);
                Session session = program.open(simulation.signal(), Sketch.GRADIENTS)) {
            double[] spikes =
                    ((Recording.Times) session.advance(0)).firstSpikes().get("output");
            assertClose(spikes, new double[] {1 + 0.25 + 1.5}, 1e-12, "spike");
        }
    }

    private static double[] neverAsMinusOne(double[] times) {
        return Arrays.stream(times)
                .map(t -> t == Double.POSITIVE_INFINITY ? -1 : t)
                .toArray();
    }
}
