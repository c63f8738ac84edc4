package org.ranvier.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers as people read them. */
final class Numerals {

    private Numerals() {}

    /** Whole numbers as such, others with five significant digits. */
    static String brief(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        return String.format(Locale.ROOT, "%.5g", value);
    }

    /** Such as {@code 4 × 5}. */
    static String shape(int... extents) {
        return Arrays.stream(extents).mapToObj(Integer::toString).collect(Collectors.joining(" × "));
    }

    static String shape(List<Integer> extents) {
        return shape(extents.stream().mapToInt(Integer::intValue).toArray());
    }
}
