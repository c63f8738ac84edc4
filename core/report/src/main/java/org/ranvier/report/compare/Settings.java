package org.ranvier.report.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.config.ConfigWriter;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Scalar;
import org.ranvier.config.tree.Sequence;

/** Settings of an experiment by their full keys, such as {@code network.hidden.delays.type}. */
final class Settings {

    /** Keys that do not make it another experiment. */
    private static final List<String> ASIDE = List.of("seed", "name", "published", Draw.FOLD);

    private Settings() {}

    static Map<String, String> of(Mapping experiment) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String key : experiment.keys()) {
            add(settings, key, experiment.get(key).orElseThrow());
        }
        return settings;
    }

    private static void add(Map<String, String> settings, String key, ConfigNode node) {
        if (ASIDE.contains(key)) {
            return;
        }
        switch (node) {
            case Mapping mapping ->
                mapping.keys()
                        .forEach(name -> add(
                                settings, key + "." + name, mapping.get(name).orElseThrow()));
            case Sequence list
            when list.items().stream().allMatch(Mapping.class::isInstance) -> {
                for (int n = 0; n < list.items().size(); n++) {
                    add(
                            settings,
                            key + "." + name((Mapping) list.items().get(n), n),
                            list.items().get(n));
                }
            }
            case Scalar scalar -> settings.put(key, String.valueOf(scalar.value()));
            default -> settings.put(key, written(node));
        }
    }

    private static String written(ConfigNode node) {
        String key = "v";
        return ConfigWriter.write(Mapping.empty(node.place()).with(key, node))
                .substring(key.length() + 1)
                .strip();
    }

    /** Layers and projections are known by their names, as they are on the command line. */
    private static String name(Mapping item, int place) {
        return item.get("name")
                .map(node -> node instanceof Scalar scalar ? scalar.text() : "")
                .filter(n -> !n.isEmpty())
                .orElse(Integer.toString(place));
    }
}
