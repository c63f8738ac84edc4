package org.ranvier.config.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gathers the items of a list, as plain numbers for as long as there is nothing else. */
public final class SequenceBuilder {

    /** Whole numbers up to this one are exact as double. */
    public static final long EXACT = 1L << 53;

    private static final int FIRST_CAPACITY = 16;

    private final Place place;
    private double[] numbers = new double[FIRST_CAPACITY];
    private int count;
    private List<ConfigNode> mixed;

    public SequenceBuilder(Place place) {
        this.place = place;
    }

    public void add(double number) {
        if (mixed != null) {
            mixed.addAll(new Numbers(place, new double[] {number}).items());
            return;
        }
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = number;
    }

    public void add(ConfigNode item) {
        if (mixed == null && item instanceof Scalar scalar && isExact(scalar.value())) {
            add(scalar.number().orElseThrow());
            return;
        }
        if (mixed == null) {
            mixed = new ArrayList<>(numbers().items());
            numbers = null;
        }
        mixed.add(item);
    }

    public ConfigNode build() {
        if (mixed != null) {
            return new Sequence(place, mixed);
        }
        return count == 0 ? new Sequence(place, List.of()) : numbers();
    }

    /** Whether nothing is lost by keeping a value as double: not so for a 64-bit seed. */
    private static boolean isExact(Object value) {
        return value instanceof Double || value instanceof Long whole && Math.abs(whole) <= EXACT;
    }

    private Numbers numbers() {
        return new Numbers(place, Arrays.copyOf(numbers, count));
    }
}
