package org.ranvier.config.tree;

import java.util.OptionalDouble;

/**
 * A single value.
 *
 * @param place where it starts
 * @param text as it was written, without quotes
 * @param value a {@link Long}, {@link Double}, {@link Boolean} or {@link String}, or null
 */
public record Scalar(Place place, String text, Object value) implements ConfigNode {

    /** A value that was not written as text. */
    public static Scalar of(Place place, Object value) {
        return new Scalar(place, value instanceof Double d ? YamlText.number(d) : String.valueOf(value), value);
    }

    /** The value if it is a number. */
    public OptionalDouble number() {
        return value instanceof Number n ? OptionalDouble.of(n.doubleValue()) : OptionalDouble.empty();
    }

    @Override
    public String found() {
        return switch (value) {
            case null -> "empty";
            case String s -> "the text '" + s + "'";
            default -> text;
        };
    }
}
