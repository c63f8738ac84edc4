package org.ranvier.config.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes trees of plain Java values, for what a program completes or writes itself. */
public final class ConfigTree {

    private ConfigTree() {}

    /**
     * A mapping.
     *
     * @param values maps with text keys, lists, arrays of {@code double} of up to three extents, numbers, flags, texts,
     *     nodes, or null
     */
    public static Mapping of(Place place, Map<String, ?> values) {
        Map<String, Mapping.Entry> entries = new LinkedHashMap<>();
        values.forEach((key, value) -> entries.put(key, new Mapping.Entry(place, node(place, value))));
        return new Mapping(place, entries);
    }

    /** A node of any of the values that {@link #of} accepts. */
    public static ConfigNode node(Place place, Object value) {
        return switch (value) {
            case ConfigNode node -> node;
            case Map<?, ?> map -> {
                Map<String, Object> values = new LinkedHashMap<>();
                map.forEach((key, v) -> values.put((String) key, v));
                yield of(place, values);
            }
            case List<?> list -> list(place, list);
            case double[] numbers -> new Numbers(place, numbers.clone());
            case double[][] rows -> list(place, List.of(rows));
            case double[][][] pages -> list(place, List.of(pages));
            case Integer whole -> Scalar.of(place, whole.longValue());
            case Float real -> Scalar.of(place, Double.parseDouble(real.toString()));
            case Long _, Double _, Boolean _, String _ -> Scalar.of(place, value);
            case null -> Scalar.of(place, null);
            default ->
                throw new IllegalArgumentException(
                        "no configuration can hold a " + value.getClass().getName());
        };
    }

    private static ConfigNode list(Place place, List<?> values) {
        List<ConfigNode> items = new ArrayList<>();
        values.forEach(value -> items.add(node(place, value)));
        return Sequence.of(place, items);
    }
}
