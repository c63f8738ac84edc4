package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.config.tree.ConfigTree;
import org.ranvier.config.tree.Place;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.simulate.Simulation;
import org.ranvier.training.simulate.SimulationReader;

/** After rounding, a network trained with DCLS is one with fixed delays: the same spikes, one for one. */
class DclsAtInferenceTest {

    private static final int SAMPLES = 1000;
    private static final int TICKS = 40;
    private static final int CHANNELS = 12;

    private final PluginRuntime plugins = Plugins.open();

    @ParameterizedTest
    @CsvSource({"reference, dcls", "simd, dcls", "simd, dcls-triangle"})
    void spikesAreThoseOfTheRoundedDelays(String backend, String learner) {
        Simulation dcls = simulation(learner);
        Map<String, double[]> trained;
        double[] spikes;
        try (Program program = compile(backend, dcls)) {
            dcls.network().initialize(program, 3);
            trained = Map.of(
                    "hidden.weights", program.read("hidden.weights"),
                    "hidden.delays", rounded(program.read("hidden.delays")),
                    "output.weights", program.read("output.weights"),
                    "output.delays", rounded(program.read("output.delays")));
            spikes = spikes(program);
        }
        Simulation fixed = simulation("fixed");
        try (Program program = compile(backend, fixed)) {
            fixed.network().initialize(program, 4);
            trained.forEach(program::write);
            assertThat(Arrays.mismatch(spikes(program), spikes))
                    .as("first spike that differs")
                    .isEqualTo(-1);
        }
        assertThat(Arrays.stream(spikes).distinct()).containsExactlyInAnyOrder(0.0, 1.0);
    }

    private static double[] rounded(double[] delays) {
        return Arrays.stream(delays).map(Math::rint).toArray();
    }

    private Program compile(String backend, Simulation simulation) {
        return plugins.find(Backend.class, backend, "test")
                .compile(simulation.network().plan(), CompileOptions.of(2));
    }

    private Simulation simulation(String learner) {
        List<Object> layers = new ArrayList<>();
        for (Object[] layer : new Object[][] {{"hidden", 20}, {"output", 5}}) {
            layers.add(GoldenCase.map(
                    "name",
                    layer[0],
                    "neurons",
                    layer[1],
                    "neuron",
                    "lif",
                    "weights",
                    GoldenCase.map("init", "normal", "mean", 0.1, "std", 0.5),
                    "delays",
                    GoldenCase.map("type", learner, "max", 24)));
        }
        Map<String, Object> file = GoldenCase.map(
                "time", GoldenCase.map("steps", TICKS),
                "network", layers,
                "input", GoldenCase.map("channels", CHANNELS, "spikes", new double[][] {{0, 0}}));
        return new SimulationReader(plugins).read(ConfigTree.of(Place.of("test"), file), Optional.empty(), false);
    }

    private static double[] spikes(Program program) {
        RunOptions options = RunOptions.INFERENCE.recording(List.of("hidden.spikes", "output.spikes"));
        try (Session session = program.open(input(), options)) {
            Recording.Ticks recording = (Recording.Ticks) session.advance(TICKS);
            double[] hidden = recording.traces().get("hidden.spikes");
            double[] output = recording.traces().get("output.spikes");
            double[] all = Arrays.copyOf(hidden, hidden.length + output.length);
            System.arraycopy(output, 0, all, hidden.length, output.length);
            return all;
        }
    }

    private static SignalBatch input() {
        SplittableRandom random = new SplittableRandom(7);
        double[] frames = new double[SAMPLES * TICKS * CHANNELS];
        for (int n = 0; n < frames.length; n++) {
            frames[n] = random.nextDouble() < 0.1 ? 1 : 0;
        }
        int[] length = new int[SAMPLES];
        Arrays.fill(length, TICKS);
        return new SignalBatch.Frames(SAMPLES, CHANNELS, TICKS, frames, length);
    }
}
