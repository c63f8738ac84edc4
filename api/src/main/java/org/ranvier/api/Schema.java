package org.ranvier.api;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that can be set on a component, in the order in which help shows it.
 *
 * @param settings the settings, with distinct names
 */
public record Schema(List<Setting> settings) {

    /** A component without settings. */
    public static final Schema EMPTY = new Schema(List.of());

    public Schema {
        settings = List.copyOf(settings);
        Set<String> names = new HashSet<>();
        for (Setting setting : settings) {
            if (!names.add(setting.name())) {
                throw new IllegalArgumentException("setting '" + setting.name() + "' is declared twice");
            }
        }
    }

    /** A schema of these settings. */
    public static Schema of(Setting... settings) {
        return new Schema(Arrays.asList(settings));
    }

    /** The setting of that name. */
    public Optional<Setting> find(String name) {
        return settings.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** The per-element parameters only. */
    public List<Setting> parameters() {
        return settings.stream().filter(s -> s.kind() == Setting.Kind.PARAMETER).toList();
    }
}
