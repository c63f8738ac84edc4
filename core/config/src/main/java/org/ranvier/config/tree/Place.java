package org.ranvier.config.tree;

import java.util.Comparator;

/**
 * Place in a source.
 *
 * @param source a file as the person named it, or an option such as {@code --set data.limit}
 * @param line from 1, or 0 when the source has no lines
 * @param column from 1, or 0 when the source has no lines
 */
public record Place(String source, int line, int column) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::source).thenComparingInt(Place::line).thenComparingInt(Place::column);

    /** A source as a whole. */
    public static Place of(String source) {
        return new Place(source, 0, 0);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    /** {@code experiment.yaml:7:5}. */
    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line + ":" + column;
    }
}
