package org.ranvier.training.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.ranvier.api.Range;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Neuron;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.Overrides;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Scalar;
import org.ranvier.text.Nearest;
import org.ranvier.training.component.ComponentChooser;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.network.NetworkSpec.Connection;
import org.ranvier.training.network.NetworkSpec.Layer;

/**
 * Reads the list of layers of an experiment or of a network to simulate; docs/experiment.md describes the keys.
 *
 * <p>A layer reads from the layer before it unless {@code from} says otherwise. A connection from a layer to itself or
 * to an earlier one is recurrent.
 */
public final class NetworkReader {

    private static final String DROPOUT = "dropout";
    private static final Range SHARE = new Range(0, true, 1, false);

    private static final String NETWORK = "network";

    /** Ten times what any recording of an hour has; more does not fit any memory. */
    private static final int MOST_STEPS = 10_000_000;

    private final ComponentChooser chooser;
    private final ConfiguredComponent<Surrogate> surrogate;
    private final Window window;

    /**
     * A reader.
     *
     * @param surrogate the surrogate of layers that name none
     * @param window the time of a sample
     */
    public NetworkReader(ComponentChooser chooser, ConfiguredComponent<Surrogate> surrogate, Window window) {
        this.chooser = chooser;
        this.surrogate = surrogate;
        this.window = window;
    }

    /** The time of a sample, {@code time: {dt: 1, steps: 50}}; a network that is driven by events may leave it out. */
    public static Window window(ConfigReader reader) {
        if (!reader.has("time")) {
            return Window.UNBOUNDED;
        }
        ConfigReader time = reader.child("time");
        time.choice("pad", List.of("right"));
        return Window.of(time.number("dt", Range.above(0), 1), time.integer("steps", Range.closed(1, MOST_STEPS)));
    }

    /** The layers of the list under a key. */
    public List<Layer> read(ConfigReader parent, String key) {
        List<ConfigReader> readers = parent.children(key);
        if (readers.isEmpty()) {
            parent.problem(key, "the network has no layers", "list at least one under '" + key + "'");
        }
        List<String> names = names(readers);
        Set<String> sources = new LinkedHashSet<>(List.of(NetworkSpec.INPUT));
        sources.addAll(names);
        List<Layer> layers = new ArrayList<>();
        for (int n = 0; n < readers.size(); n++) {
            String before = n == 0 ? NetworkSpec.INPUT : names.get(n - 1);
            layer(readers.get(n), names.get(n), before, sources).ifPresent(layers::add);
        }
        if (!chooser.problems().isEmpty()) {
            return layers;
        }
        EventNetworkValidator.check(layers, chooser.all(Neuron.class), chooser.problems());
        if (!window.hasClock() && !EventNetworkValidator.drives(layers)) {
            parent.problem(key, "a network on a clock needs to know how long a sample lasts", "add 'time: {steps: …}'");
        }
        return layers;
    }

    /** The name of a layer: its own, or that of its place. */
    public static String name(List<ConfigNode> layers, int index) {
        return Overrides.ItemNames.given(layers.get(index)).orElse(withDefault(index, layers.size()));
    }

    /**
     * Returns the name by which assignments may refer to an item of a list, if there is one: a layer is called by its
     * name, an entry of what a layer reads from by its source.
     */
    public static Optional<String> itemName(String path, List<ConfigNode> items, int index) {
        ConfigNode item = items.get(index);
        if (path.equals(NETWORK)) {
            return Optional.of(name(items, index));
        }
        if (!path.matches(NETWORK + "\\.[^.]+\\.from")) {
            return Overrides.ItemNames.given(item);
        }
        ConfigNode source =
                item instanceof Mapping mapping ? mapping.get("from").orElse(item) : item;
        return Overrides.ItemNames.given(item)
                .or(() -> source instanceof Scalar scalar && !scalar.isNull()
                        ? Optional.of(scalar.text())
                        : Optional.empty());
    }

    /** The name of a layer that has none. */
    private static String withDefault(int index, int layers) {
        return index == layers - 1 ? "output" : layers == 2 ? "hidden" : "hidden" + (index + 1);
    }

    private List<String> names(List<ConfigReader> readers) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>(Set.of(NetworkSpec.INPUT));
        for (int n = 0; n < readers.size(); n++) {
            String name = readers.get(n).text("name", withDefault(n, readers.size()));
            if (!name.matches("[A-Za-z][A-Za-z0-9_-]*")) {
                readers.get(n).problem("name", "'" + name + "' cannot be a name", "use letters, digits, - and _");
            }
            if (!taken.add(name)) {
                readers.get(n).problem("name", "the name '" + name + "' is taken", "give every layer its own");
            }
            names.add(name);
        }
        return names;
    }

    private Optional<Layer> layer(ConfigReader reader, String name, String before, Set<String> sources) {
        Place place = reader.mapping().place();
        int neurons = reader.integer("neurons", Range.atLeast(1));
        Optional<ConfiguredComponent<Neuron>> neuron =
                reader.component("neuron").flatMap(ref -> chooser.choose(Neuron.class, ref));
        Optional<ConfiguredComponent<Surrogate>> own =
                reader.optionalComponent("surrogate").flatMap(ref -> chooser.choose(Surrogate.class, ref));
        Optional<String> output = reader.optionalText("output");
        double dropout = reader.number(DROPOUT, SHARE, 0);
        List<Connection> incoming = connections(reader, name, before, sources);
        return neuron.map(
                chosen -> new Layer(name, neurons, chosen, own.orElse(surrogate), output, dropout, incoming, place));
    }

    /** One source: the connection's keys stand in the layer itself. Several: each has a mapping of its own. */
    private List<Connection> connections(ConfigReader layer, String name, String before, Set<String> sources) {
        ConnectionReader reader = new ConnectionReader(chooser, window);
        boolean several =
                layer.node("from").filter(node -> !(node instanceof Scalar)).isPresent();
        if (!several) {
            String from = layer.text("from", before);
            checkSource(layer, "from", from, sources);
            return reader.read(layer, name, from, OptionalDouble.empty()).stream()
                    .toList();
        }
        List<Connection> connections = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (ConfigNode item : layer.list("from")) {
            Mapping mapping = item instanceof Mapping m ? m : Mapping.empty(item.place());
            ConfigReader own = layer.childOf(mapping);
            String from = item instanceof Scalar s ? s.text() : own.text("from");
            checkSource(own, "from", from, sources);
            String connection = own.text("name", name + "." + from);
            if (!names.add(connection)) {
                own.problem("name", "two connections are called '" + connection + "'", "name them differently");
            }
            reader.read(own, connection, from, dropout(own, from)).ifPresent(connections::add);
        }
        return connections;
    }

    /** Only populations drop out: an input is what it is. */
    private static OptionalDouble dropout(ConfigReader connection, String from) {
        if (connection.node(DROPOUT).isEmpty()) {
            return OptionalDouble.empty();
        }
        if (from.equals(NetworkSpec.INPUT)) {
            connection.problem(
                    DROPOUT, "the input has no dropout", "leave it out, or thin the input by an augmentation");
        }
        return OptionalDouble.of(connection.number(DROPOUT, SHARE, 0));
    }

    private static void checkSource(ConfigReader reader, String key, String from, Set<String> sources) {
        if (!sources.contains(from)) {
            reader.problem(key, "there is no layer '" + from + "'", Nearest.remedy(from, sources, "there are"));
        }
    }
}
