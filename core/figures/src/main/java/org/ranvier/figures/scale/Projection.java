package org.ranvier.figures.scale;

/**
 * From numbers to places, in proportion or by the logarithm.
 *
 * @param range the numbers at the ends
 * @param log whether by the logarithm
 * @param from the place of the first
 * @param to the place of the last
 */
public record Projection(Range range, boolean log, double from, double to) {

    /** Returns the place of a number; NaN where it has none. */
    public double at(double value) {
        if (!Double.isFinite(value) || log && value <= 0) {
            return Double.NaN;
        }
        double share = log
                ? StrictMath.log(value / range.low()) / StrictMath.log(range.high() / range.low())
                : (value - range.low()) / (range.high() - range.low());
        return from + share * (to - from);
    }
}
