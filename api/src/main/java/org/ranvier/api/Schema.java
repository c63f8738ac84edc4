package org.ranvier.api;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Settings of a component, in the order in which help shows them. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class Schema {
    private final List<Setting> settings;

    private Schema(List<Setting> settings) {
        settings = List.copyOf(settings);
        Set<String> names = new HashSet<>();
        for (Setting setting : settings) {
            if (!names.add(setting.name())) {
                throw new IllegalArgumentException("setting '" + setting.name() + "' is declared twice");
            }
        }

        this.settings = settings;
    }

    /** A component without settings. */
    public static final Schema EMPTY = new Schema(List.of());

    /**
     * {@return a schema of these settings, whose names are distinct}
     *
     * @param settings the settings, in the order in which help shows them
     */
    public static Schema of(Setting... settings) {
        return new Schema(Arrays.asList(settings));
    }

    /**
     * {@return the setting of that name}
     *
     * @param name the name of a setting
     */
    public Optional<Setting> find(String name) {
        return settings.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** {@return the per-element parameters only} */
    public List<Setting> parameters() {
        return settings.stream().filter(s -> s.kind() == Setting.Kind.PARAMETER).toList();
    }

    /** {@return the settings, with distinct names} */
    public List<Setting> settings() {
        return settings;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schema that && java.util.Objects.equals(settings, that.settings);
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hash(settings);
    }

    @Override
    public String toString() {
        return "Schema[settings=" + settings + "]";
    }
}
