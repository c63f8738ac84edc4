package org.ranvier.cli.analyse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.ranvier.analysis.SpikeMap;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.Backend;
import org.ranvier.config.ComponentRef;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.NumberArray;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.ConfigTree;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;
import org.ranvier.config.tree.Scalar;
import org.ranvier.runtime.Lease;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.backend.BackendCheck;
import org.ranvier.training.simulate.Simulation;
import org.ranvier.training.simulate.SimulationReader;

/**
 * Neurons of one model that all get the same spikes and differ in two parameters: one network, one neuron for each
 * point of a grid.
 *
 * @param neuron the model, as a file would name it: a name, or {@code {type: NAME, setting: value}}
 * @param x the parameter across
 * @param y the parameter up
 * @param stimulus what every neuron gets
 */
record NeuronGrid(String neuron, GridRange x, GridRange y, Stimulus stimulus) {

    private static final String POPULATION = "grid";
    private static final String TRAIN = "train";

    /**
     * Equidistant spikes.
     *
     * @param spikes how many
     * @param every the time between two in ms
     * @param weight of the synapse
     * @param dtMs the length of a tick in ms
     * @param ticks how many ticks are simulated
     */
    record Stimulus(int spikes, double every, double weight, double dtMs, int ticks) {}

    SpikeMap run(PluginRuntime plugins, String backend, int threads) {
        Simulation simulation = new SimulationReader(plugins).read(network(), Optional.empty(), false);
        Simulation.Result result;
        try (Lease _ = plugins.lease()) {
            result = simulation.run(
                    plugins.find(Backend.class, backend, "--backend"),
                    BackendCheck.installed(plugins),
                    threads,
                    List.of("s"),
                    false);
        }
        NumberArray spikes = Optional.ofNullable(result.spikes().get(POPULATION))
                .orElseThrow(() -> new RanvierException(
                        Problem.usage(neuron, "this neuron has no threshold and never spikes", "choose another one")));
        int[][] counts = new int[y.values().length][x.values().length];
        int width = x.values().length * y.values().length;
        for (int n = 0; n < spikes.values().length; n++) {
            int place = n % width;
            counts[place / x.values().length][place % x.values().length] += spikes.values()[n] != 0 ? 1 : 0;
        }
        return new SpikeMap(x.values(), y.values(), counts, stimulus.spikes());
    }

    private Mapping network() {
        int count = x.values().length * y.values().length;
        Map<String, Object> layer = new LinkedHashMap<>();
        layer.put("name", POPULATION);
        layer.put("neurons", count);
        layer.put("neuron", model());
        double[][] weights = new double[count][1];
        Arrays.stream(weights).forEach(row -> row[0] = stimulus.weight());
        layer.put("weights", Map.of("values", weights));
        List<List<Object>> spikes = new ArrayList<>();
        for (int n = 0; n < stimulus.spikes(); n++) {
            spikes.add(List.of(0, (n + 1) * stimulus.every()));
        }
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("channels", 1);
        input.put("spikes", spikes);
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("format", SimulationReader.FORMAT);
        file.put("time", Map.of("dt", stimulus.dtMs(), "steps", stimulus.ticks()));
        file.put("network", List.of(layer));
        file.put("input", input);
        return ConfigTree.of(Place.of("analyse"), file);
    }

    /**
     * The model with a value of both parameters for every neuron; nothing is trained, so that no bounds of training
     * hold.
     */
    private Mapping model() {
        Place place = Place.of("NEURON");
        Problems problems = new Problems();
        Optional<ConfigNode> read = ConfigParser.parseOption("NEURON", neuron, problems);
        problems.throwIfAny();
        Mapping model = switch (read.orElse(null)) {
            case Mapping mapping -> mapping;
            case Scalar scalar -> ConfigTree.of(place, Map.of(ComponentRef.TYPE, scalar));
            case null, default ->
                throw new RanvierException(Problem.usage(
                        "NEURON", "'" + neuron + "' names no neuron", "write NAME or '{type: NAME, key: value}'"));
        };
        int columns = x.values().length;
        return model.with(TRAIN, ConfigTree.node(place, Collections.emptyList()))
                .with(x.parameter(), values(n -> x.values()[(int) n % columns]))
                .with(y.parameter(), values(n -> y.values()[(int) n / columns]));
    }

    private ConfigNode values(DoubleUnaryOperator of) {
        double[] values = new double[x.values().length * y.values().length];
        Arrays.setAll(values, of::applyAsDouble);
        return ConfigTree.node(Place.of("grid"), values);
    }
}
