package org.ranvier.api;

/**
 * Interval of numbers, each end open or closed, possibly unbounded.
 *
 * @param min the lower end, or negative infinity
 * @param minIncluded whether the lower end belongs to the interval
 * @param max the upper end, or positive infinity
 * @param maxIncluded whether the upper end belongs to the interval
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public record Range(double min, boolean minIncluded, double max, boolean maxIncluded) {

    /** Every finite number. */
    public static final Range ALL = new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

    /** Numbers greater than {@code min}. */
    public static Range above(double min) {
        return new Range(min, false, Double.POSITIVE_INFINITY, false);
    }

    /** Numbers of at least {@code min}. */
    public static Range atLeast(double min) {
        return new Range(min, true, Double.POSITIVE_INFINITY, false);
    }

    /** Numbers from {@code min} to {@code max}, both included. */
    public static Range closed(double min, double max) {
        return new Range(min, true, max, true);
    }

    /** Numbers strictly between {@code min} and {@code max}. */
    public static Range open(double min, double max) {
        return new Range(min, false, max, false);
    }

    /** Returns whether the value lies in this interval; NaN never does. */
    public boolean contains(double value) {
        return (minIncluded ? value >= min : value > min) && (maxIncluded ? value <= max : value < max);
    }

    /** Returns the nearest value of the closed hull of this interval. */
    public double clamp(double value) {
        return Math.max(min, Math.min(max, value));
    }

    /** Reads as {@code > 0}, {@code ≥ 1} or {@code in [0, 25]}. */
    @Override
    public String toString() {
        boolean below = min == Double.NEGATIVE_INFINITY;
        boolean above = max == Double.POSITIVE_INFINITY;
        if (below && above) {
            return "any number";
        }
        if (above) {
            return (minIncluded ? "≥ " : "> ") + number(min);
        }
        if (below) {
            return (maxIncluded ? "≤ " : "< ") + number(max);
        }
        return "in " + (minIncluded ? "[" : "(") + number(min) + ", " + number(max) + (maxIncluded ? "]" : ")");
    }

    private static String number(double x) {
        return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x);
    }
}
