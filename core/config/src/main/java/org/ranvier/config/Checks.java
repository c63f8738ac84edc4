package org.ranvier.config;

import java.util.List;
import java.util.Optional;
import org.ranvier.api.Range;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Numbers;
import org.ranvier.config.tree.Problems;
import org.ranvier.config.tree.Scalar;
import org.ranvier.config.tree.Sequence;
import org.ranvier.config.tree.SequenceBuilder;
import org.ranvier.text.Nearest;

/** Turns nodes into values; what does not fit is a problem that says what was found and what to give. */
final class Checks {

    private static final Range LONGS = Range.closed(Long.MIN_VALUE, Long.MAX_VALUE);

    static final String SMALLER = "give a number of at most 3.4e38, as single precision holds no larger one";

    private final Problems problems;

    Checks(Problems problems) {
        this.problems = problems;
    }

    Optional<Double> number(String name, ConfigNode node, Range range, String unit) {
        if (node instanceof Scalar scalar && scalar.value() instanceof Number n && range.contains(n.doubleValue())) {
            return isTooLarge(n.doubleValue()) ? wrong(name, node, SMALLER) : Optional.of(n.doubleValue());
        }
        return wrong(name, node, "give " + aNumber("a number", range, unit));
    }

    /** Whether a number is one that most backends, which compute in single precision, would take for infinity. */
    static boolean isTooLarge(double value) {
        return Double.isFinite(value) && Math.abs(value) > Float.MAX_VALUE;
    }

    /** A whole number; {@code 3.0} and {@code 1e3} are whole too. */
    Optional<Long> whole(String name, ConfigNode node, Range range, String unit) {
        Optional<Long> value = node instanceof Scalar scalar ? whole(scalar.value()) : Optional.empty();
        if (value.isPresent() && range.contains(value.get())) {
            return value;
        }
        return wrong(name, node, "give " + aNumber("a whole number", range, unit));
    }

    Optional<Boolean> flag(String name, ConfigNode node) {
        return node instanceof Scalar scalar && scalar.value() instanceof Boolean flag
                ? Optional.of(flag)
                : wrong(name, node, "give true or false");
    }

    /** A text; a number is one too, as it was written. */
    Optional<String> text(String name, ConfigNode node) {
        return node instanceof Scalar scalar && (scalar.value() instanceof String || scalar.value() instanceof Number)
                ? Optional.of(scalar.text())
                : wrong(name, node, "give a text");
    }

    Optional<String> choice(String name, ConfigNode node, List<String> choices) {
        if (node instanceof Scalar scalar && choices.contains(scalar.text())) {
            return Optional.of(scalar.text());
        }
        String written = node instanceof Scalar scalar ? scalar.text() : "";
        return wrong(name, node, Nearest.remedy(written, choices, "give one of"));
    }

    Optional<Mapping> mapping(String name, ConfigNode node) {
        return node instanceof Mapping mapping
                ? Optional.of(mapping)
                : wrong(name, node, "give keys and values, such as {key: value}");
    }

    Optional<List<ConfigNode>> items(String name, ConfigNode node) {
        return switch (node) {
            case Sequence sequence -> Optional.of(sequence.items());
            case Numbers numbers -> Optional.of(numbers.items());
            case Mapping _, Scalar _ -> wrong(name, node, "give a list, such as [first, second]");
        };
    }

    <T> Optional<T> wrong(String name, ConfigNode node, String remedy) {
        problems.add(node.place(), "'" + name + "' is " + node.found(), remedy);
        return Optional.empty();
    }

    /** Describes a number, such as {@code a number > 0 (ms)}. */
    static String aNumber(String noun, Range range, String unit) {
        boolean any = range.equals(Range.ALL) || range.equals(LONGS);
        return noun + (any ? "" : " " + range) + (unit.isEmpty() ? "" : " (" + unit + ")");
    }

    private static Optional<Long> whole(Object value) {
        return switch (value) {
            case Long whole -> Optional.of(whole);
            case Double d when d == Math.rint(d) && Math.abs(d) <= SequenceBuilder.EXACT -> Optional.of(d.longValue());
            case null, default -> Optional.empty();
        };
    }
}
