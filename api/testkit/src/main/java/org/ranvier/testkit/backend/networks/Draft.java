package org.ranvier.testkit.backend.networks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ranvier.api.Component;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Objective.OutputShape;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Connectivity;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.Synapse;
import org.ranvier.api.model.WeightParametrization;
import org.ranvier.testkit.spi.NetworkFactory;
import org.ranvier.testkit.spi.NetworkFactory.Sketch;

/**
 * A network of two or three layers that has the chosen features.
 *
 * @param choices a value for each of the {@link Features}
 * @param seed decides what the features leave open: settings of components, and the model of the output
 */
public record Draft(Features features, Map<String, String> choices, long seed) {

    static final int OUTPUTS = 3;

    public String is(String feature) {
        return choices.get(feature);
    }

    public int whole(String feature) {
        return Integer.parseInt(is(feature));
    }

    public double dtMs() {
        return Double.parseDouble(is("dt"));
    }

    public boolean training() {
        return is("mode").equals("training");
    }

    public Setup<Objective> objective() {
        return setup(Objective.class, is("objective"));
    }

    /**
     * The network to compile.
     *
     * @param gain by which weights are multiplied
     */
    public Sketch sketch(double gain) {
        return new Sketch(
                dtMs(),
                whole("ticks"),
                whole("channels"),
                is("input").equals("graded"),
                is("resets").equals("detached"),
                seed,
                layers(gain),
                Own.ALL);
    }

    private List<Map<String, Object>> layers(double gain) {
        Setup<Neuron> hidden = setup(Neuron.class, is("neuron"));
        String shape = is("shape");
        List<Map<String, Object>> layers = new ArrayList<>();
        Map<String, Object> first = layer("hidden", whole("width"), hidden);
        first.put(
                "from",
                switch (shape) {
                    case "loop" -> List.of(connection("input", gain, 1), connection("hidden", gain, 2));
                    case "wide-loop" -> List.of(connection("input", gain, 1), connection("back", gain, 2));
                    case "twice" -> List.of(connection("input", gain, 1), named("again", connection("input", gain, 2)));
                    default -> List.of(connection("input", gain, 1));
                });
        if (shape.equals("dropout")) {
            first.put("dropout", 0.3);
        }
        layers.add(first);
        if (shape.equals("wide-loop")) {
            Map<String, Object> back = layer("back", 2, hidden);
            back.put("from", List.of(connection("hidden", gain, 3)));
            layers.add(back);
        }
        Map<String, Object> output = layer("output", OUTPUTS, output(hidden));
        output.put(
                "from",
                shape.equals("skip")
                        ? List.of(connection("hidden", gain, 4), connection("input", gain, 5))
                        : List.of(connection("hidden", gain, 4)));
        layers.add(output);
        return layers;
    }

    /** The hidden model where the objective can score it, else one that it can score. */
    private Setup<Neuron> output(Setup<Neuron> hidden) {
        Stream<Setup<Neuron>> installed =
                NetworkFactory.find().installed(Neuron.class).stream().map(n -> setup(Neuron.class, n.name()));
        return Stream.concat(Stream.of(hidden), installed)
                .filter(this::scorable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no neuron suits objective '" + is("objective") + "'"));
    }

    private boolean scorable(Setup<Neuron> neuron) {
        boolean spikes = Features.spikes(neuron.component().dynamics(neuron.settings()));
        return Features.scores(objective(), OutputShape.clocked(OUTPUTS, whole("ticks"), dtMs(), spikes));
    }

    private Map<String, Object> layer(String name, int neurons, Setup<Neuron> neuron) {
        Map<String, Object> layer = new LinkedHashMap<>();
        layer.put("name", name);
        layer.put("neurons", neurons);
        layer.put("neuron", neuron.inFile());
        layer.put("surrogate", setup(Surrogate.class, is("surrogate")).inFile());
        return layer;
    }

    private Map<String, Object> connection(String from, double gain, int number) {
        Map<String, Object> delays = new LinkedHashMap<>(
                draw(DelayLearner.class, is("learner"), number).inFile());
        delays.putAll(Map.of("site", is("site"), "unit", "ticks", "max", whole("delay")));
        Map<String, Object> weights = new LinkedHashMap<>();
        weights.put(
                "parametrization",
                draw(WeightParametrization.class, is("weights"), number).inFile());
        weights.put("scale", gain);
        Map<String, Object> connection = new LinkedHashMap<>();
        connection.put("from", from);
        connection.put("synapse", draw(Synapse.class, is("synapse"), number).inFile());
        connection.put(
                "connectivity",
                draw(Connectivity.class, is("connectivity"), number).inFile());
        connection.put("weights", weights);
        connection.put("delays", delays);
        if (is("shape").equals("bias")) {
            connection.put("bias", true);
        }
        if (is("shape").equals("normalized")) {
            connection.put("normalize", "batch");
        }
        return connection;
    }

    private static Map<String, Object> named(String name, Map<String, Object> connection) {
        connection.put("name", name);
        return connection;
    }

    private <C extends Component> Setup<C> setup(Class<C> contract, String name) {
        return draw(contract, name, 0);
    }

    private <C extends Component> Setup<C> draw(Class<C> contract, String name, int number) {
        long own = seed * 31 + name.hashCode() * 17L + number;
        return Setup.draw(features.component(contract, name), new SplittableRandom(own));
    }

    @Override
    public String toString() {
        return String.join(" ", choices.values());
    }
}
