package org.ranvier.training.statistics;

import java.util.Arrays;

/**
 * Numbers in short.
 *
 * @param count how many there are
 * @param mean x̄ = Σ x/n; NaN where there are none
 * @param sd the sample standard deviation, √(Σ (x − x̄)²/(n − 1)); NaN where there are fewer than two
 */
public record Spread(int count, double mean, double sd) {

    /** Sums up; what is not a number is left out. */
    public static Spread of(double... numbers) {
        double[] there = Arrays.stream(numbers).filter(Double::isFinite).toArray();
        double mean = Arrays.stream(there).average().orElse(Double.NaN);
        double squares = Arrays.stream(there).map(x -> (x - mean) * (x - mean)).sum();
        return new Spread(there.length, mean, there.length < 2 ? Double.NaN : Math.sqrt(squares / (there.length - 1)));
    }
}
