package org.ranvier.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ranvier.api.Range;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Numbers;
import org.ranvier.config.tree.Problems;
import org.ranvier.config.tree.Scalar;
import org.ranvier.config.tree.Sequence;
import org.ranvier.config.tree.YamlText;

/**
 * An array of numbers.
 *
 * @param values row-major; not to be written to
 * @param shape its extents
 */
public record NumberArray(double[] values, int[] shape) {

    /** Stands for an extent that may be anything. */
    public static final int ANY = -1;

    /**
     * Reads a list of numbers, or lists of lists.
     *
     * @param name what messages call it
     * @param range the numbers accepted
     * @param problems takes what is wrong
     * @param expected the extents, each a number or {@link #ANY}
     * @return the array, or empty after a problem
     */
    public static Optional<NumberArray> read(
            String name, ConfigNode node, Range range, Problems problems, int... expected) {
        int[] shape = extents(node);
        if (!fits(shape, expected)) {
            String found = shape.length < 2 ? node.found() : "an array of shape " + Arrays.toString(shape);
            problems.add(node.place(), "'" + name + "' is " + found, "give " + wanted(expected));
            return Optional.empty();
        }
        NumberArray array = new NumberArray(new double[size(shape)], shape);
        return array.fill(name, node, 0, 0, range, problems) ? Optional.of(array) : Optional.empty();
    }

    /** Reads an array of whatever shape it has, all rows of one depth being equally long. */
    public static Optional<NumberArray> readAnyShape(String name, ConfigNode node, Range range, Problems problems) {
        return read(name, node, range, problems, extents(node));
    }

    /** The extents that an array would have if all its rows were as long as the first. */
    private static int[] extents(ConfigNode node) {
        return switch (node) {
            case Numbers numbers -> new int[] {numbers.values().length};
            case Sequence list when list.items().isEmpty() -> new int[] {0};
            case Sequence list ->
                IntStream.concat(
                                IntStream.of(list.items().size()),
                                IntStream.of(extents(list.items().getFirst())))
                        .toArray();
            case Mapping _, Scalar _ -> new int[0];
        };
    }

    private static boolean fits(int[] shape, int[] expected) {
        return shape.length == expected.length
                && IntStream.range(0, shape.length).allMatch(i -> expected[i] == ANY || expected[i] == shape[i]);
    }

    private static int size(int[] shape) {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    private static String wanted(int[] expected) {
        if (expected.length == 1) {
            return expected[0] == ANY ? "a list of numbers" : "a list of " + Numbers.count(expected[0]);
        }
        return Arrays.stream(expected)
                .mapToObj(extent -> extent == ANY ? "any" : Integer.toString(extent))
                .collect(Collectors.joining(", ", "an array of shape [", "]"));
    }

    /**
     * Copies a node of one depth to its place; false after the first problem, for thousands may follow from one cause.
     */
    private boolean fill(String name, ConfigNode node, int depth, int offset, Range range, Problems problems) {
        boolean last = depth == shape.length - 1;
        if (last && node instanceof Numbers numbers && numbers.values().length == shape[depth]) {
            System.arraycopy(numbers.values(), 0, values, offset, shape[depth]);
            return allIn(range, name, numbers, problems);
        }
        if (node instanceof Sequence sequence
                && sequence.items().size() == shape[depth]
                && (!last || shape[depth] == 0)) {
            int stride = size(Arrays.copyOfRange(shape, depth + 1, shape.length));
            for (int i = 0; i < shape[depth]; i++) {
                String row = name + "[" + i + "]";
                if (!fill(row, sequence.items().get(i), depth + 1, offset + i * stride, range, problems)) {
                    return false;
                }
            }
            return true;
        }
        if (last && node instanceof Sequence sequence && sequence.items().size() == shape[depth]) {
            return fillOneByOne(name, sequence.items(), offset, range, problems);
        }
        String noun = last ? wanted(new int[] {shape[depth]}) : "a list of " + shape[depth] + " rows";
        problems.add(node.place(), "'" + name + "' is " + node.found(), "give " + noun);
        return false;
    }

    /** A list that is not compact: something in it is no number, or too long a number to be exact. */
    private boolean fillOneByOne(String name, List<ConfigNode> items, int offset, Range range, Problems problems) {
        Checks checks = new Checks(problems);
        for (int i = 0; i < items.size(); i++) {
            Optional<Double> value = checks.number(name + "[" + i + "]", items.get(i), range, "");
            if (value.isEmpty()) {
                return false;
            }
            values[offset + i] = value.get();
        }
        return true;
    }

    private static boolean allIn(Range range, String name, Numbers numbers, Problems problems) {
        double[] values = numbers.values();
        for (int i = 0; i < values.length; i++) {
            boolean tooLarge = Checks.isTooLarge(values[i]);
            if (tooLarge || !range.contains(values[i])) {
                String message = "'" + name + "[" + i + "]' is " + YamlText.number(values[i]);
                problems.add(
                        numbers.place(),
                        message,
                        tooLarge ? Checks.SMALLER : "give " + Checks.aNumber("a number", range, ""));
                return false;
            }
        }
        return true;
    }
}
