package org.ranvier.config;

import java.util.Optional;
import org.ranvier.api.Schema;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;
import org.ranvier.config.tree.Scalar;
import org.ranvier.text.Nearest;

/**
 * A component that a file asks for, with what is set on it: {@code {type: lif, tau_mem: 20}}, or just {@code lif}.
 *
 * @param type the word that selects it
 * @param settings what is set, without the type
 * @param place where the type stands
 */
public record ComponentRef(String type, Mapping settings, Place place) {

    /** The usual key of the type. */
    public static final String TYPE = "type";

    /**
     * A component that nobody asked for by name, with nothing set on it; messages point to the place that left it out.
     */
    public static ComponentRef withDefault(String type, Place place) {
        return new ComponentRef(type, Mapping.empty(place), place);
    }

    /**
     * Reads a reference.
     *
     * @param name what messages call it
     * @param typeKey the key whose value is the type, usually {@link #TYPE}
     * @param problems takes what is wrong
     * @return the reference, or empty after a problem
     */
    public static Optional<ComponentRef> read(String name, ConfigNode node, String typeKey, Problems problems) {
        return switch (node) {
            case Scalar scalar
            when scalar.value() instanceof String type ->
                Optional.of(new ComponentRef(type, Mapping.empty(scalar.place()), scalar.place()));
            case Mapping mapping -> ofMapping(name, mapping, typeKey, problems);
            default ->
                new Checks(problems).wrong(name, node, "give a name, or {" + typeKey + ": name, setting: value}");
        };
    }

    /** Starts to read its settings. */
    public ConfigReader reader(Problems problems) {
        return new ConfigReader(settings, problems, "'" + type + "' has no setting");
    }

    /** Reads its settings against a schema, where nothing else can be set. */
    public ComponentSettings settings(Schema schema, Problems problems) {
        try (ConfigReader reader = reader(problems)) {
            return reader.settings(schema);
        }
    }

    private static Optional<ComponentRef> ofMapping(String name, Mapping mapping, String typeKey, Problems problems) {
        Optional<ConfigNode> type = mapping.get(typeKey).filter(node -> !node.isNull());
        if (type.isEmpty()) {
            String remedy = Nearest.of(typeKey, mapping.keys())
                    .map(key -> "write '" + typeKey + "' instead of '" + key + "'")
                    .orElse("add " + typeKey + ": name");
            problems.add(mapping.place(), "'" + name + "' has no '" + typeKey + "'", remedy);
            return Optional.empty();
        }
        return new Checks(problems)
                .text(typeKey, type.get())
                .map(word -> new ComponentRef(
                        word, mapping.without(typeKey), type.get().place()));
    }
}
