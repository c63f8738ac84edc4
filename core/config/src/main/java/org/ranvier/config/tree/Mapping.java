package org.ranvier.config.tree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keys with values, in the order written.
 *
 * @param place where it starts
 * @param entries the entries by key
 */
public record Mapping(Place place, Map<String, Entry> entries) implements ConfigNode {

    /**
     * A key's value.
     *
     * @param keyPlace where the key stands
     * @param value what it has
     */
    public record Entry(Place keyPlace, ConfigNode value) {}

    public Mapping {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** A mapping without entries. */
    public static Mapping empty(Place place) {
        return new Mapping(place, Map.of());
    }

    /** The value of a key. */
    public Optional<ConfigNode> get(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    /** The keys in order. */
    public Set<String> keys() {
        return entries.keySet();
    }

    /** This mapping with a value put in the place of the former one, or added at the end. */
    public Mapping with(String key, ConfigNode value) {
        Map<String, Entry> changed = new LinkedHashMap<>(entries);
        changed.merge(key, new Entry(value.place(), value), (old, added) -> new Entry(old.keyPlace(), value));
        return new Mapping(place, changed);
    }

    /** This mapping without a key. */
    public Mapping without(String key) {
        Map<String, Entry> changed = new LinkedHashMap<>(entries);
        changed.remove(key);
        return new Mapping(place, changed);
    }

    @Override
    public String found() {
        return entries.isEmpty() ? "an empty mapping" : "a mapping of " + String.join(", ", entries.keySet());
    }
}
