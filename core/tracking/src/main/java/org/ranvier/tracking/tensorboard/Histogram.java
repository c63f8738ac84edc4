package org.ranvier.tracking.tensorboard;

import java.util.Arrays;

/**
 * How numbers are distributed, over bins of the same width from the least to the largest.
 *
 * @param limits the upper bound of every bin; the last is the largest number
 * @param counts how many numbers are in every bin
 */
record Histogram(double min, double max, int count, double sum, double sumOfSquares, double[] limits, double[] counts) {

    private static final int BINS = 50;

    static Histogram of(double[] values) {
        double min = Arrays.stream(values).min().orElse(0);
        double max = Arrays.stream(values).max().orElse(0);
        int bins = max > min ? BINS : 1;
        double[] limits = new double[bins];
        double[] counts = new double[bins];
        for (int n = 0; n < bins; n++) {
            limits[n] = n == bins - 1 ? max : min + (max - min) * (n + 1) / bins;
        }
        double sum = 0;
        double squares = 0;
        for (double value : values) {
            int bin = bins == 1 ? 0 : (int) Math.min(bins - 1, (value - min) / (max - min) * bins);
            counts[bin]++;
            sum += value;
            squares += value * value;
        }
        return new Histogram(min, max, values.length, sum, squares, limits, counts);
    }

    Wire message() {
        return new Wire()
                .number(1, min)
                .number(2, max)
                .number(3, count)
                .number(4, sum)
                .number(5, sumOfSquares)
                .numbers(6, limits)
                .numbers(7, counts);
    }
}
