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

    /**
     * {@return numbers greater than {@code min}}
     *
     * @param min the lower end, which is left out
     */
    public static Range above(double min) {
        return new Range(min, false, Double.POSITIVE_INFINITY, false);
    }

    /**
     * {@return numbers of at least {@code min}}
     *
     * @param min the lower end, which belongs to the interval
     */
    public static Range atLeast(double min) {
        return new Range(min, true, Double.POSITIVE_INFINITY, false);
    }

    /**
     * {@return numbers from {@code min} to {@code max}, both included}
     *
     * @param min the lower end
     * @param max the upper end, not below {@code min}
     */
    public static Range closed(double min, double max) {
        return new Range(min, true, max, true);
    }

    /**
     * {@return numbers strictly between {@code min} and {@code max}}
     *
     * @param min the lower end
     * @param max the upper end, above {@code min}
     */
    public static Range open(double min, double max) {
        return new Range(min, false, max, false);
    }

    /**
     * {@return whether the value lies in this interval; NaN never does}
     *
     * @param value any number
     */
    public boolean contains(double value) {
        return (minIncluded ? value >= min : value > min) && (maxIncluded ? value <= max : value < max);
    }

    /**
     * {@return the nearest value of the closed hull of this interval}
     *
     * @param value a number, on either side of the interval or within
     */
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
