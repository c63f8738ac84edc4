package org.ranvier.config.tree;

import java.util.List;

/**
 * A list that is not, or not only, of numbers; a list of numbers is {@link Numbers}.
 *
 * @param place where it starts
 * @param items its items in order
 */
public record Sequence(Place place, List<ConfigNode> items) implements ConfigNode {

    public Sequence {
        items = List.copyOf(items);
    }

    /** A list of these items, compact where all of them are numbers. */
    public static ConfigNode of(Place place, List<ConfigNode> items) {
        SequenceBuilder builder = new SequenceBuilder(place);
        items.forEach(builder::add);
        return builder.build();
    }

    @Override
    public String found() {
        return items.isEmpty() ? "an empty list" : "a list of " + items.size();
    }
}
