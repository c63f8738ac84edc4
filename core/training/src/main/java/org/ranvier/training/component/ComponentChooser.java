package org.ranvier.training.component;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ranvier.api.Component;
import org.ranvier.api.Problem;
import org.ranvier.api.Range;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Initializer;
import org.ranvier.config.ComponentRef;
import org.ranvier.config.ComponentSettings;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.NumberArray;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Numbers;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;
import org.ranvier.config.tree.Scalar;
import org.ranvier.config.tree.Sequence;
import org.ranvier.runtime.Defaults;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.component.Components.Found;

/** Finds the components that a file asks for and reads what is set on them. */
public final class ComponentChooser {

    private static final String TRAIN = "train";
    private static final String INIT = "init";
    private static final String VALUES = "values";

    private final Components components;
    private final Problems problems;

    /** Chooses among plugins; problems are gathered, and nothing chosen may be used before they are thrown. */
    public ComponentChooser(PluginRuntime plugins, Problems problems) {
        this(Components.of(plugins), problems);
    }

    /** Chooses among components; problems are gathered, and nothing chosen may be used before they are thrown. */
    public ComponentChooser(Components components, Problems problems) {
        this.components = components;
        this.problems = problems;
    }

    /** A component with its settings, or empty after a problem. */
    public <C extends Component> Optional<ConfiguredComponent<C>> choose(Class<C> contract, ComponentRef ref) {
        return choose(contract, ref, reader -> {});
    }

    /**
     * Returns a component with its settings from a mapping that has further keys, or empty after a problem.
     *
     * @param more reads the further keys
     */
    public <C extends Component> Optional<ConfiguredComponent<C>> choose(
            Class<C> contract, ComponentRef ref, Consumer<ConfigReader> more) {
        return find(contract, ref).flatMap(found -> {
            try (ConfigReader reader = ref.reader(problems)) {
                more.accept(reader);
                return read(found, reader, TRAIN, ref.place());
            }
        });
    }

    /** A component with nothing set. */
    public <C extends Component> Optional<ConfiguredComponent<C>> choose(Class<C> contract, String type, Place place) {
        return choose(contract, ComponentRef.withDefault(type, place));
    }

    /**
     * The component that a file asks for, or the default of its contract.
     *
     * @param asked what the file asks for, if anything
     * @param place what leaves it out, for messages
     */
    public <C extends Component> Optional<ConfiguredComponent<C>> choose(
            Class<C> contract, Optional<ComponentRef> asked, Place place) {
        return asked.or(() -> withDefault(contract, place)).flatMap(ref -> choose(contract, ref));
    }

    private <C extends Component> Optional<ComponentRef> withDefault(Class<C> contract, Place place) {
        Optional<String> name = components.defaults().first(contract);
        if (name.isEmpty()) {
            problems.add(place, Defaults.missing(contract, "name one"));
        }
        return name.map(type -> ComponentRef.withDefault(type, place));
    }

    /** The component alone; its settings are read elsewhere, together with other keys of the same mapping. */
    public <C extends Component> Optional<Found<C>> find(Class<C> contract, ComponentRef ref) {
        try {
            return Optional.of(components.find(contract, ref.type(), ref.place().toString()));
        } catch (RanvierException e) {
            e.problems().forEach(problem -> problems.add(ref.place(), problem));
            return Optional.empty();
        }
    }

    /**
     * Reads a component's settings from a mapping that may have other keys too.
     *
     * @param trainKey the key that lists the parameters to train
     */
    public <C extends Component> Optional<ConfiguredComponent<C>> read(
            Found<C> found, ConfigReader reader, String trainKey, Place place) {
        Schema schema = found.component().schema();
        ComponentSettings given = reader.settings(schema);
        Map<String, Start> starts = new LinkedHashMap<>();
        given.parameters()
                .forEach((name, node) -> start(
                                name, node, schema.find(name).orElseThrow().range())
                        .ifPresent(start -> starts.put(name, start)));
        Set<String> trained = schema.parameters().isEmpty() ? Set.of() : trained(schema, reader, trainKey);
        try {
            return Optional.of(new ConfiguredComponent<>(
                    found.component(),
                    found.source(),
                    Settings.of(schema, given.structural()),
                    starts,
                    trained,
                    place));
        } catch (IllegalArgumentException e) {
            // The reader has reported it already, with its place.
            if (problems.isEmpty()) {
                problems.add(
                        place,
                        e.getMessage(),
                        "see: ranvier plugin info " + found.component().name());
            }
            return Optional.empty();
        }
    }

    private Set<String> trained(Schema schema, ConfigReader reader, String key) {
        Set<String> trained = new LinkedHashSet<>();
        List<String> trainable = schema.parameters().stream()
                .filter(Setting::trainable)
                .map(Setting::name)
                .toList();
        for (String name : reader.texts(key)) {
            if (trainable.contains(name)) {
                trained.add(name);
            } else {
                reader.problem(key, "'" + name + "' cannot be trained", "choose among " + trainable);
            }
        }
        return trained;
    }

    /**
     * Reads the initial values of a parameter: a number, an array, the name of an initialiser, {@code {init: …}} or
     * {@code {values: …}}. Empty after a problem.
     */
    public Optional<Start> start(String name, ConfigNode node, Range range) {
        return switch (node) {
            case Scalar s when s.number().isPresent() -> number(name, s, range);
            case Scalar s
            when s.value() instanceof String word && word.equals(Setting.UNIFORM_IN_BOUNDS) ->
                Optional.of(new Start.UniformInBounds());
            case Scalar s ->
                ComponentRef.read(name, node, INIT, problems)
                        .flatMap(ref -> choose(Initializer.class, ref))
                        .map(Start.Drawn::new);
            case Numbers n -> array(name, n, range);
            case Sequence s -> array(name, s, range);
            case Mapping m
            when m.get(VALUES).isPresent() -> array(name, m.get(VALUES).get(), range);
            case Mapping m -> drawn(name, m);
        };
    }

    /** An initialiser: {@code {init: normal, mean: 0, std: 1}} or {@code {init: {type: normal, …}}}. */
    private Optional<Start> drawn(String name, Mapping mapping) {
        Optional<ConfigNode> init = mapping.get(INIT);
        Optional<ComponentRef> ref = init.isPresent() && init.get() instanceof Mapping nested
                ? ComponentRef.read(INIT, nested, ComponentRef.TYPE, problems)
                : ComponentRef.read(name, mapping, init.isPresent() ? INIT : ComponentRef.TYPE, problems);
        return ref.flatMap(r -> choose(Initializer.class, r)).map(Start.Drawn::new);
    }

    private Optional<Start> number(String name, Scalar scalar, Range range) {
        return ConfigReader.number(name, scalar, range, problems).map(Start.Value::new);
    }

    private Optional<Start> array(String name, ConfigNode node, Range range) {
        return NumberArray.readAnyShape(name, node, range, problems).map(a -> new Start.Given(a, node.place()));
    }

    /** Adds a problem at a place. */
    void problem(Place place, String message, String remedy) {
        problems.add(place, message, remedy);
    }

    /** Adds a problem as it is. */
    void problem(Problem problem) {
        problems.add(problem);
    }

    /** All components of a contract. */
    public <C extends Component> List<C> all(Class<C> contract) {
        return components.all(contract);
    }

    public Problems problems() {
        return problems;
    }
}
