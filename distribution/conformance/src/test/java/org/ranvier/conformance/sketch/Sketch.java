package org.ranvier.conformance.sketch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.Backend.CompileOptions;
import org.ranvier.api.backend.LoweredUpdate;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Program.RunOptions;
import org.ranvier.api.model.Optimizer;
import org.ranvier.compiler.CompileContext;
import org.ranvier.compiler.EquationCompiler;
import org.ranvier.config.ConfigNode;
import org.ranvier.config.ConfigTree;
import org.ranvier.config.Mapping;
import org.ranvier.config.Numbers;
import org.ranvier.config.Place;
import org.ranvier.config.Scalar;
import org.ranvier.config.Sequence;
import org.ranvier.conformance.Plugins;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.network.Components;
import org.ranvier.training.simulate.Simulation;
import org.ranvier.training.simulate.SimulationReader;

/** The packaged plugins, with the components of a sketch beside them. */
final class Sketch {

    /** Training, with gradients of everything, inputs included. */
    static final RunOptions GRADIENTS = new RunOptions(true, true, true, 0, 0, List.of(), List.of());

    private static final Place HERE = Place.of("sketch");
    private final PluginRuntime plugins = Plugins.open();
    private final Components components;

    Sketch(Component... own) {
        components = Components.of(plugins).with(new Components.Source.Own("sketch"), own);
    }

    Backend reference() {
        return Plugins.reference(plugins);
    }

    /** A network and its input, in the format of {@code simulate}. */
    Simulation read(Map<String, Object> file) {
        return new SimulationReader(components)
                .read(ConfigTree.of(HERE, file), Optional.empty(), true);
    }

    /** A program on the reference backend, with its parameters where the file has them. */
    Program compile(Simulation simulation, int threads, LoweredUpdate... updates) {
        Program program = reference()
                .compile(simulation.network().plan(), new CompileOptions(threads, List.of(updates)));
        simulation.network().initialize(program, simulation.seed());
        return program;
    }

    /** All numbers of a golden file's array, row-major; null, which says "never", is infinity. */
    static double[] numbers(ConfigNode node) {
        return stream(node).toArray();
    }

    private static DoubleStream stream(ConfigNode node) {
        return switch (node) {
            case Numbers n -> DoubleStream.of(n.values());
            case Sequence s -> s.items().stream().flatMapToDouble(Sketch::stream);
            case Scalar s -> DoubleStream.of(s.number().orElse(Double.POSITIVE_INFINITY));
            case Mapping m -> throw new IllegalArgumentException("not an array, at " + m.place());
        };
    }

    /** A row-major array as nested lists, as a file would have it. */
    static ConfigNode array(double[] values, int... shape) {
        List<ConfigNode> items = new ArrayList<>();
        int[] inner = Arrays.copyOfRange(shape, 1, shape.length);
        int size = values.length / shape[0];
        for (int n = 0; n < shape[0]; n++) {
            double[] part = Arrays.copyOfRange(values, n * size, (n + 1) * size);
            items.add(inner.length == 1 ? new Numbers(HERE, part) : array(part, inner));
        }
        return Sequence.of(HERE, items);
    }

    /** An array [rows][n] as [n][rows]: golden files list presynaptic neurons first, plans postsynaptic ones. */
    static double[] swapped(double[] array, int rows) {
        int columns = array.length / rows;
        double[] result = new double[array.length];
        for (int n = 0; n < array.length; n++) {
            result[n % columns * rows + n / columns] = array[n];
        }
        return result;
    }

    /** The bundled Adam for these parameters, as code. */
    LoweredUpdate adam(String... parameters) {
        Optimizer adam = plugins.find(Optimizer.class, "adam", "sketch");
        return EquationCompiler.update(
                adam.rule(Settings.defaults(adam.schema())),
                List.of(),
                false,
                List.of(parameters),
                new CompileContext("optimizer", "sketch", 1, null, false, Set.of(), Set.of()));
    }

    /** Σ a b. */
    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int n = 0; n < a.length; n++) {
            sum += a[n] * b[n];
        }
        return sum;
    }

    /** The derivative of a function in each of its numbers, by central differences. */
    static double[] differences(double[] at, double h, ToDoubleFunction<double[]> function) {
        double[] result = new double[at.length];
        for (int n = 0; n < at.length; n++) {
            double[] up = at.clone();
            double[] down = at.clone();
            up[n] += h;
            down[n] -= h;
            result[n] = (function.applyAsDouble(up) - function.applyAsDouble(down)) / (2 * h);
        }
        return result;
    }
}
