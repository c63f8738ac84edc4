package org.ranvier.report.compare;

import java.util.Arrays;

/**
 * Mean and standard deviation over seeds.
 *
 * @param n how many numbers there are; those that are none are left out
 * @param mean their mean; NaN without any
 * @param sd their standard deviation, with n − 1; NaN for fewer than two
 */
record Spread(int n, double mean, double sd) {

    static Spread of(double... all) {
        double[] values = Arrays.stream(all).filter(Double::isFinite).toArray();
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return new Spread(
                values.length, mean, values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1)));
    }
}
