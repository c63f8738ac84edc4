package org.ranvier.conformance.sketch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.compiler.CompileContext;
import org.ranvier.compiler.EquationCompiler;
import org.ranvier.config.tree.ConfigTree;
import org.ranvier.config.tree.Place;
import org.ranvier.conformance.Plugins;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.component.Components;
import org.ranvier.training.simulate.Simulation;
import org.ranvier.training.simulate.SimulationReader;

/** The packaged plugins, with the components of a sketch beside them. */
public final class Sketch {

    /** Training, with gradients of everything, inputs included. */
    public static final RunOptions GRADIENTS = RunOptions.training(0, 0).withInputGradient(true);

    private static final Place HERE = Place.of("sketch");
    private final PluginRuntime plugins = Plugins.open();
    private final Components components;

    public Sketch(Component... own) {
        components = Components.of(plugins).with(new Components.Source.Own("sketch"), own);
    }

    public Backend reference() {
        return Plugins.reference(plugins);
    }

    /** A network and its input, in the format of {@code simulate}. */
    public Simulation read(Map<String, Object> file) {
        return new SimulationReader(components).read(ConfigTree.of(HERE, file), Optional.empty(), true);
    }

    /** A backend by name. */
    public Backend backend(String name) {
        return plugins.find(Backend.class, name, "sketch");
    }

    /** A program on the reference backend, with its parameters where the file has them. */
    public Program compile(Simulation simulation, int threads, LoweredUpdate... updates) {
        return compile(reference(), simulation, threads, updates);
    }

    /** A program on any backend. */
    public Program compile(Backend backend, Simulation simulation, int threads, LoweredUpdate... updates) {
        Program program = backend.compile(
                simulation.network().plan(), CompileOptions.of(threads).withUpdates(List.of(updates)));
        simulation.network().initialize(program, simulation.seed());
        return program;
    }

    /** The bundled Adam for these parameters, as code. */
    public LoweredUpdate adam(String... parameters) {
        Optimizer adam = plugins.find(Optimizer.class, "adam", "sketch");
        return EquationCompiler.update(
                adam.rule(Settings.defaults(adam.schema())),
                List.of(),
                false,
                List.of(parameters),
                new CompileContext("optimizer", "sketch", 1, null, false, Set.of(), Set.of()));
    }
}
