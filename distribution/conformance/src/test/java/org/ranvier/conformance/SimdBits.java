package org.ranvier.conformance;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ranvier.api.Philox;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.compiler.CompileContext;
import org.ranvier.compiler.EquationCompiler;
import org.ranvier.config.tree.ConfigTree;
import org.ranvier.config.tree.Place;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.simulate.Simulation;
import org.ranvier.training.simulate.SimulationReader;

/**
 * Trains a small network for a few steps and digests every number; also run as a process of its own with other JVM
 * options.
 */
final class SimdBits {

    private static final int SAMPLES = 17;
    private static final int TICKS = 20;
    private static final int CHANNELS = 9;

    private SimdBits() {}

    public static void main(String[] args) throws Exception {
        System.out.println(digest(Plugins.open()));
    }

    /** A digest of all parameters and optimiser slots after some training steps. */
    static String digest(PluginRuntime plugins) throws Exception {
        Simulation s =
                new SimulationReader(plugins).read(ConfigTree.of(Place.of("bits"), network()), Optional.empty(), true);
        List<String> trained = s.network().plan().parameters().stream()
                .filter(ParameterSpec::trainable)
                .map(ParameterSpec::name)
                .toList();
        Optimizer adam = plugins.find(Optimizer.class, "adam", "test");
        LoweredUpdate update = EquationCompiler.update(
                adam.rule(Settings.of(adam.schema(), Map.of())),
                List.of(),
                false,
                trained,
                new CompileContext("optimizer", "", 1, null, false, Set.of(), Set.of()));
        try (Program program = Plugins.simd(plugins)
                .compile(s.network().plan(), CompileOptions.of(2).withUpdates(List.of(update)))) {
            s.network().initialize(program, 1);
            for (int n = 0; n < 3; n++) {
                step(program, s);
                program.update(update, Map.of("rate", 0.02, "step", n + 1.0));
            }
            return digest(program, trained);
        }
    }

    private static void step(Program program, Simulation s) {
        try (Session session = program.open(s.signal(), RunOptions.training(1, 1))) {
            Recording.Ticks recording =
                    (Recording.Ticks) session.advance(s.network().plan().ticks());
            double[] gradient = recording.outputs().clone();
            for (int n = 0; n < gradient.length; n++) {
                gradient[n] = gradient[n] * 0.1 - 0.01 * (n % 7);
            }
            session.backward(gradient);
        }
    }

    private static String digest(Program program, List<String> trained) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Map<String, double[]> all = new LinkedHashMap<>();
        for (String name : trained) {
            all.put(name, program.read(name));
            program.readSlots(name).forEach((slot, values) -> all.put(name + "/" + slot, values));
        }
        for (double[] values : all.values()) {
            for (double value : values) {
                digest.update(ByteBuffer.allocate(8).putDouble(0, value));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Adaptive neurons in a loop, with currents, interpolated delays and dropout; more samples than lanes. */
    private static Map<String, Object> network() {
        Map<String, Object> delays =
                Map.of("type", "triangle", "max", 6, "init", Map.of("type", "uniform", "low", 1, "high", 6));
        Map<String, Object> connection = Map.of(
                "synapse",
                "exponential",
                "weights",
                Map.of("init", "uniform", "low", -0.4, "high", 1.0),
                "delays",
                delays);
        Map<String, Object> input = new LinkedHashMap<>(connection);
        input.put("from", "input");
        Map<String, Object> loop = new LinkedHashMap<>(connection);
        loop.put("from", "hidden");
        Map<String, Object> output = new LinkedHashMap<>(connection);
        output.putAll(Map.of("neurons", 3, "neuron", "leaky"));
        return Map.of(
                "time", Map.of("dt", 1, "steps", TICKS),
                "options", Map.of("surrogate", "sigmoid"),
                "network",
                        List.of(
                                Map.of(
                                        "name",
                                        "hidden",
                                        "neurons",
                                        11,
                                        "neuron",
                                        "adlif",
                                        "dropout",
                                        0.3,
                                        "from",
                                        List.of(input, loop)),
                                output),
                "input", Map.of("frames", frames()));
    }

    private static List<double[][]> frames() {
        List<double[][]> samples = new ArrayList<>();
        for (int b = 0; b < SAMPLES; b++) {
            double[][] sample = new double[TICKS][CHANNELS];
            for (int n = 0; n < TICKS * CHANNELS; n++) {
                sample[n / CHANNELS][n % CHANNELS] = Philox.uniform(1, 0, b, n) < 0.3 ? 1 : 0;
            }
            samples.add(sample);
        }
        return samples;
    }
}
