package org.ranvier.conformance.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.conformance.GoldenCase.map;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Philox;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.conformance.event.GoldenArrays;
import org.ranvier.training.simulate.Simulation;

/**
 * Tick by tick is the same as all at once, bit by bit, gradients included: adaptation, loops, delays and draws go on.
 */
class SketchStreamingTest {

    private static final int SAMPLES = 3;
    private static final int TICKS = 30;
    private static final int CHANNELS = 5;

    private final Sketch sketch = new Sketch();

    @Test
    void tickByTickEqualsTheWhole() {
        Simulation simulation = sketch.read(network());
        try (Program whole = sketch.compile(simulation, 1);
                Program ticks = sketch.compile(simulation, 2)) {
            Recording.Ticks expected = run(whole, simulation, TICKS);
            Recording.Ticks actual = run(ticks, simulation, 1);
            assertThat(Arrays.stream(expected.traces().get("hidden.spikes")).sum())
                    .isGreaterThan(20);
            assertThat(actual.outputs()).containsExactly(expected.outputs());
            expected.traces()
                    .forEach((name, trace) ->
                            assertThat(actual.traces().get(name)).containsExactly(trace));
            whole.plan().parameters().stream()
                    .filter(p -> p.trainable())
                    .forEach(p -> assertThat(ticks.readGradient(p.name()))
                            .as(p.name())
                            .containsExactly(whole.readGradient(p.name())));
        }
    }

    private static Recording.Ticks run(Program program, Simulation simulation, int stride) {
        RunOptions options = Sketch.GRADIENTS.recording(List.of("hidden.spikes", "hidden.u", "hidden.w"));
        try (Session session = program.open(simulation.signal(), options)) {
            Recording.Ticks recording = null;
            for (int t = 0; t < TICKS; t += stride) {
                recording = (Recording.Ticks) session.advance(stride);
            }
            double[] upstream = new double[recording.outputs().length];
            Arrays.setAll(upstream, n -> Philox.normal(2, 0, 0, n));
            session.backward(upstream);
            return recording;
        }
    }

    private static Map<String, Object> network() {
        double[] frames = new double[SAMPLES * TICKS * CHANNELS];
        Arrays.setAll(frames, n -> Philox.uniform(1, 0, 0, n) < 0.3 ? 1 : 0);
        Map<String, Object> weights = map("init", "normal", "mean", 1, "std", 2);
        Map<String, Object> delays = map("type", "triangle", "max", 6);
        Map<String, Object> hidden = map(
                "name",
                "hidden",
                "neurons",
                6,
                "neuron",
                "adlif-plus",
                "dropout",
                0.2,
                "from",
                List.of(
                        map("from", "input", "synapse", "exponential", "weights", weights, "delays", delays),
                        map("from", "hidden", "weights", weights, "delays", delays)));
        Map<String, Object> output = map("neurons", 2, "neuron", "leaky", "from", "hidden", "delays", delays);
        return map(
                "time",
                map("steps", TICKS),
                "network",
                List.of(hidden, output),
                "input",
                map("frames", GoldenArrays.array(frames, SAMPLES, TICKS, CHANNELS)));
    }
}
