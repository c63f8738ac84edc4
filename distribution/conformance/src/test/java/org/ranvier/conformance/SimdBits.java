package org.ranvier.conformance;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.Backend.CompileOptions;
import org.ranvier.api.backend.LoweredUpdate;
import org.ranvier.api.backend.ParameterSpec;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Program.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.model.Optimizer;
import org.ranvier.compiler.CompileContext;
import org.ranvier.compiler.EquationCompiler;
import org.ranvier.config.ConfigTree;
import org.ranvier.config.Place;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.simulate.Simulation;
import org.ranvier.training.simulate.SimulationReader;

/** Trains a small network for a few steps and digests every number; also run as a process of its own with other JVM options. */
final class SimdBits {

    private SimdBits() {}

    public static void main(String[] args) throws Exception {
        System.out.println(digest(Plugins.open(), PairwiseNetwork.everything(args[0]), Integer.parseInt(args[1]), 3));
    }

    /**
     * A digest of all parameters and optimiser slots after some training steps.
     *
     * @param advances into how many advances a sample is cut
     */
    static String digest(PluginRuntime plugins, Map<String, Object> network, int threads, int advances) throws Exception {
        Simulation s = new SimulationReader(plugins)
                .read(ConfigTree.of(Place.of("bits"), network), Optional.empty(), true);
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
                .compile(s.network().plan(), new CompileOptions(threads, List.of(update)))) {
            s.network().initialize(program, 1);
            for (int n = 0; n < 3; n++) {
                step(program, s, advances);
                program.update(update, Map.of("rate", 0.02, "step", n + 1.0));
            }
            return digest(program, trained);
        }
    }

    private static void step(Program program, Simulation s, int advances) {
        try (Session session = program.open(s.signal(), RunOptions.training(1, 1))) {
            int ticks = s.network().plan().ticks();
            Recording.Ticks recording = null;
            for (int n = 0; n < advances; n++) {
                int from = ticks * n / advances;
                recording = (Recording.Ticks) session.advance(ticks * (n + 1) / advances - from);
            }
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
}
