package org.ranvier.figures;

import java.util.Arrays;
import org.ranvier.figures.scale.Range;
import org.ranvier.figures.scale.Ticks;

/**
 * Equal bins of all histograms of a plot.
 *
 * @param low where the first begins
 * @param width of each
 * @param count how many
 */
record Bins(double low, double width, int count) {

    /** About as many as can be told apart in a plot. */
    private static final int USUAL = 30;

    private static final int MOST = 2000;

    /** Bins for values, as wide as wanted or, with 0, as is round. */
    static Bins of(double[] values, double wanted) {
        Range range =
                Range.of(values).isEmpty() ? new Range(0, 1) : Range.of(values).fixed(Double.NaN, Double.NaN);
        boolean whole = Arrays.stream(values).filter(Double::isFinite).allMatch(v -> v == Math.rint(v));
        double least = (range.high() - range.low()) / (wanted > 0 ? MOST : USUAL);
        double width = wanted > 0
                ? Math.max(1, Math.ceil(least / wanted)) * wanted
                : Ticks.round(whole ? Math.max(1, least) : least);
        double w = width;
        boolean lattice =
                Arrays.stream(values).filter(Double::isFinite).allMatch(v -> Math.abs(v / w - Math.rint(v / w)) < 1e-6);
        // Values that are multiples of the width lie in the middle of a bin, not on an edge where rounding decides.
        double shift = lattice ? width / 2 : 0;
        double low = Math.floor((range.low() + shift) / width + 1e-9) * width - shift;
        int count = (int) Math.floor((range.high() - low) / width + 1e-9) + 1;
        return new Bins(low, width, count);
    }

    int[] counts(double[] values) {
        int[] counts = new int[count];
        for (double value : values) {
            if (Double.isFinite(value)) {
                counts[Math.clamp((long) Math.floor((value - low) / width + 1e-9), 0, count - 1)]++;
            }
        }
        return counts;
    }

    double high() {
        return low + count * width;
    }
}
