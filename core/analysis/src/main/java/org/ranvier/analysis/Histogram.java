package org.ranvier.analysis;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How many numbers lie in each of some bins of equal width. A bin has its lower edge, the last one its upper edge too.
 *
 * @param min the lower edge of the first bin
 * @param max the upper edge of the last bin
 * @param counts how many numbers lie in each
 */
public record Histogram(double min, double max, long[] counts) {

    /**
     * Counts several groups of numbers in the same bins, which reach from the smallest to the greatest of them all.
     *
     * @param bins how many, from 1
     * @param groups numbers that are finite
     * @return a histogram of each group; of the range 0 to 1 where there is no number, and around the number where
     *     there is but one
     */
    public static Histogram[] of(int bins, double[]... groups) {
        DoubleStream all = Stream.of(groups).flatMapToDouble(Arrays::stream);
        var range = all.summaryStatistics();
        double min = range.getCount() == 0 ? 0 : range.getMin();
        double max = range.getCount() == 0 ? 1 : range.getMax();
        double half = min == max ? Math.max(Math.abs(min), 1) / 2 : 0;
        return Stream.of(groups)
                .map(group -> of(min - half, max + half, bins, group))
                .toArray(Histogram[]::new);
    }

    private static Histogram of(double min, double max, int bins, double[] numbers) {
        long[] counts = new long[bins];
        for (double number : numbers) {
            int bin = (int) ((number - min) / (max - min) * bins);
            counts[Math.max(0, Math.min(bin, bins - 1))]++;
        }
        return new Histogram(min, max, counts);
    }

    /** Returns the lower edge of a bin; that of the bin after the last is the upper edge of all. */
    public double edge(int bin) {
        return bin == counts.length ? max : min + (max - min) * bin / counts.length;
    }
}
