package org.ranvier.analysis;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether a classifier is right as often as it is confident. Answers are sorted by confidence into bins of equal width;
 * the expected calibration error is Σ n_b/n · |accuracy_b − confidence_b|.
 *
 * <p>Source: Guo et al. 2017, "On calibration of modern neural networks", ICML.
 *
 * @param bins the bins, from confidence 0 to 1
 */
public record Calibration(List<Bin> bins) {

    /**
     * Answers of similar confidence: lower ≤ confidence &lt; upper, and in the last bin up to 1.
     *
     * @param lower the least confidence
     * @param upper the greatest
     * @param count how many answers
     * @param confidence their mean confidence; NaN without any
     * @param accuracy the share of them that is right; NaN without any
     */
    public record Bin(double lower, double upper, int count, double confidence, double accuracy) {}

    /**
     * Sorts answers.
     *
     * @param confidence the probability that was given to each answer, in [0, 1]
     * @param right whether it was right
     * @param bins how many bins, from 1
     */
    public static Calibration of(double[] confidence, boolean[] right, int bins) {
        int[] count = new int[bins];
        double[] sum = new double[bins];
        int[] correct = new int[bins];
        for (int n = 0; n < confidence.length; n++) {
            int bin = Math.min((int) (confidence[n] * bins), bins - 1);
            count[bin]++;
            sum[bin] += confidence[n];
            correct[bin] += right[n] ? 1 : 0;
        }
        return new Calibration(IntStream.range(0, bins)
                .mapToObj(b -> new Bin(
                        (double) b / bins,
                        (b + 1.0) / bins,
                        count[b],
                        count[b] == 0 ? Double.NaN : sum[b] / count[b],
                        count[b] == 0 ? Double.NaN : (double) correct[b] / count[b]))
                .toList());
    }

    /** Returns the expected calibration error, in [0, 1]; NaN without answers. */
    public double expectedError() {
        int all = bins.stream().mapToInt(Bin::count).sum();
        double sum = bins.stream()
                .filter(bin -> bin.count > 0)
                .mapToDouble(bin -> bin.count * Math.abs(bin.accuracy - bin.confidence))
                .sum();
        return all == 0 ? Double.NaN : sum / all;
    }
}
