package org.ranvier.config.tree;

import java.util.Arrays;
import java.util.List;

/**
 * A list of numbers, kept compact because a matrix of weights has hundreds of thousands.
 *
 * @param place where it starts
 * @param values in order; not to be written to
 */
public record Numbers(Place place, double[] values) implements ConfigNode {

    /** The numbers one by one, all at the place of the list. */
    public List<ConfigNode> items() {
        return Arrays.stream(values).<ConfigNode>mapToObj(this::item).toList();
    }

    @Override
    public String found() {
        return "a list of " + count(values.length);
    }

    public static String count(int count) {
        return count == 1 ? "1 number" : count + " numbers";
    }

    private Scalar item(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) <= SequenceBuilder.EXACT;
        return Scalar.of(place, whole ? (Object) (long) value : (Object) value);
    }
}
