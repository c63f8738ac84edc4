package org.ranvier.cli.terminal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Numbers as people read them. */
public final class Numerals {

    private Numerals() {}

    /** Whole numbers as such, others with five significant digits. */
    public static String brief(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        return String.format(Locale.ROOT, "%.5g", value);
    }

    /** Formats extents, such as {@code 4 × 5}. */
    public static String shape(int... extents) {
        return Arrays.stream(extents).mapToObj(Integer::toString).collect(Collectors.joining(" × "));
    }

    public static String shape(List<Integer> extents) {
        return shape(extents.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Whether names are just 0, 1, 2 and so on, in order. */
    public static boolean areIndices(List<String> names) {
        return IntStream.range(0, names.size()).allMatch(n -> names.get(n).equals(Integer.toString(n)));
    }
}
