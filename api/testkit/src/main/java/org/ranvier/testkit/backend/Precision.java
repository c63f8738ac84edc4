package org.ranvier.testkit.backend;

import java.util.Arrays;

/**
 * Numerical precision of a backend.
 *
 * <p>A number agrees with the reference when it differs by at most {@code tolerance} times the largest number of its
 * array or, where gradients cancel, times two hundredths of the largest gradient of all. Spikes agree when they are the
 * same. This can be required only of networks whose spikes do not depend on the last bit, so networks are redrawn until
 * they are <em>decided</em>: when every parameter, input, and output that is scored changes by {@code change}, relative
 * to itself and with either sign, the spikes of the reference must remain the same, and all its numbers must stay
 * within half the tolerance.
 *
 * @param tolerance the tolerance for a number, relative to the largest of its array
 * @param change the largest rounding error on this backend, relative to a number
 */
public record Precision(double tolerance, double change) {

    /** Single precision: 24 bits. */
    public static final Precision SINGLE = new Precision(1e-4, 3e-7);

    /** Double precision: 53 bits. */
    public static final Precision DOUBLE = new Precision(1e-9, 1e-13);

    /** Arrays smaller than this are compared with it. */
    private static final double SMALLEST = 1e-6;
    /**
     * Gradients smaller than this share of the largest of all are compared with that: where terms cancel, what remains
     * is off by some units in the last place of the terms. In single precision this allows sixteen units, which sums of
     * some hundred terms, over samples and ticks, need.
     */
    private static final double SHARE_OF_LARGEST = 2e-2;
    /** Arrays of gradients smaller than this share of the largest of all are next to nothing beside it. */
    private static final double NEXT_TO_NOTHING = 1e-3;

    /**
     * Returns the largest permitted error of a number in an array.
     *
     * @param among the largest number of all the arrays that the array belongs to
     */
    double allowed(double[] expected, double among) {
        return tolerance * Math.max(Math.max(SMALLEST, SHARE_OF_LARGEST * among), largest(expected));
    }

    /** Gradients below this are next to nothing beside the largest of all. */
    static double leastOf(double largestGradient) {
        return NEXT_TO_NOTHING * largestGradient;
    }

    static double largest(double[] values) {
        return Arrays.stream(values)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
    }
}
