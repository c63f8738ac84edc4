package org.ranvier.figures.scale;

/**
 * From the least to the largest of some numbers; from infinity to minus infinity without any.
 *
 * @param low the least
 * @param high the largest
 */
public record Range(double low, double high) {

    /** Without any number. */
    public static final Range NONE = new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    /** Returns the range of those numbers that are finite. */
    public static Range of(double... values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return new Range(low, high);
    }

    /** Returns the range of the finite numbers above 0. */
    public static Range above0(double... values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (value > 0 && value < Double.POSITIVE_INFINITY) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return new Range(low, high);
    }

    /** Returns whether there is no number. */
    public boolean isEmpty() {
        return low > high;
    }

    /** Returns the range of both. */
    public Range and(Range other) {
        return new Range(Math.min(low, other.low), Math.max(high, other.high));
    }

    /** Returns what is left of both ends given otherwise, and something of a length in any case. */
    public Range fixed(double from, double to) {
        double l = Double.isNaN(from) ? low : from;
        double h = Double.isNaN(to) ? high : to;
        if (l < h) {
            return new Range(l, h);
        }
        double middle = Double.isNaN(from) ? h : l;
        double half = middle == 0 ? 1 : Math.abs(middle) / 10;
        return new Range(Double.isNaN(from) ? middle - half : l, Double.isNaN(to) ? middle + half : h);
    }

    /** Returns it longer by a share on each side. */
    public Range padded(double share, boolean log) {
        if (log) {
            double factor = StrictMath.pow(high / low, share);
            return new Range(low / factor, high * factor);
        }
        double by = share * (high - low);
        return new Range(low - by, high + by);
    }
}
