package org.ranvier.training.simulate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ranvier.api.Range;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Objective.Criterion;
import org.ranvier.api.data.Target;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Problems;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.component.ComponentChooser;
import org.ranvier.training.component.Components;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.network.NetworkReader;
import org.ranvier.training.network.NetworkSpec;
import org.ranvier.training.plan.BuiltNetwork;
import org.ranvier.training.plan.PlanBuilder;

/** Reads a network to simulate and its input. */
public final class SimulationReader {

    /** The version of the format. */
    public static final String FORMAT = "ranvier-simulate/1";

    private final Components components;
    private final Problems problems = new Problems();

    /** A reader that finds components among plugins. */
    public SimulationReader(PluginRuntime plugins) {
        this(Components.of(plugins));
    }

    /** A reader that finds components here. */
    public SimulationReader(Components components) {
        this.components = components;
    }

    /** Reads files; the input may be YAML, JSON, .npz or .csv. */
    public Simulation read(Path file, Optional<Path> input, boolean gradients) {
        return read(ConfigParser.read(file), input.map(InputFile::read), gradients);
    }

    /**
     * Reads.
     *
     * @param file the network
     * @param input the input; where there is none, the network file's own
     * @param gradients whether gradients of everything will be wanted
     */
    @SuppressWarnings("try") // Closed early: keys that nobody asked for are among the problems thrown.
    public Simulation read(Mapping file, Optional<Mapping> input, boolean gradients) {
        try (ConfigReader reader = new ConfigReader(file, problems)) {
            reader.choice("format", List.of(FORMAT));
            Window window = NetworkReader.window(reader);
            ConfigReader options = reader.childOrDefaults("options");
            ComponentChooser chooser = new ComponentChooser(components, problems);
            Optional<ConfiguredComponent<Surrogate>> surrogate =
                    chooser.choose(Surrogate.class, options.optionalComponent("surrogate"), file.place());
            boolean detach = options.flag("detach_reset", false);
            boolean training =
                    options.choice("mode", List.of("training", "inference")).equals("training");
            long seed = options.longInteger("seed", 0);
            Optional<ConfiguredComponent<Objective>> objective =
                    reader.optionalComponent("objective").flatMap(ref -> chooser.choose(Objective.class, ref));
            Given given = input(reader, input, window);
            SimulationInput signal = given.signal();
            List<NetworkSpec.Layer> layers = surrogate
                    .map(s -> new NetworkReader(chooser, s, window).read(reader, "network"))
                    .orElse(List.of());
            int outputs = layers.isEmpty() ? 0 : layers.getLast().neurons();
            List<Target> targets =
                    new Targets(given.targets(), signal.signal().samples(), outputs, window, problems).read("target");
            if (reader.has("objective") && !given.targets().has("target")) {
                reader.problem("objective", "there is no target", "add 'target': a class, or one per sample");
            }
            reader.close();
            problems.throwIfAny();
            NetworkSpec spec = new NetworkSpec(
                    window, signal.signal().channels(), signal.graded(), layers, detach, false, gradients);
            BuiltNetwork network = PlanBuilder.build(spec, seed);
            Optional<Criterion> criterion =
                    objective.map(o -> o.component().criterion(o.settings(), network.outputShape()));
            return new Simulation(network, signal.signal(), signal.batched(), criterion, targets, training, seed);
        }
    }

    /**
     * An input, and where its target stands.
     *
     * @param targets the reader that has the target
     */
    private record Given(SimulationInput signal, ConfigReader targets) {}

    /** Reads the input, for which an input file takes precedence over the network file, as it does for the target. */
    private Given input(ConfigReader file, Optional<Mapping> input, Window window) {
        if (input.isEmpty()) {
            return new Given(SimulationInput.read(file.child("input"), OptionalInt.empty(), window, problems), file);
        }
        ConfigReader inline = file.childOrDefaults("input");
        OptionalInt channels = inline.optionalInteger("channels", Range.atLeast(1));
        List.of("frames", "spikes", "axes", "unit").forEach(inline::node);
        ConfigReader own = file.childOf(input.get());
        boolean hasTarget = own.has("target");
        file.node("target");
        return new Given(SimulationInput.read(own, channels, window, problems), hasTarget ? own : file);
    }
}
