package org.ranvier.analysis;

import java.util.Arrays;
import java.util.Set;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;
import org.apache.commons.statistics.descriptive.Statistic;

/**
 * What can be said of numbers in a few. All but the count are NaN without numbers.
 *
 * @param count how many
 * @param mean the mean
 * @param sd the standard deviation of a sample, over count − 1; 0 of one number
 * @param min the smallest
 * @param lower the lower quartile, interpolated linearly as R and numpy do by default
 * @param median the median
 * @param upper the upper quartile
 * @param max the greatest
 */
public record Descriptives(
        int count, double mean, double sd, double min, double lower, double median, double upper, double max) {

    private static final Quantile QUANTILE = Quantile.withDefaults().with(EstimationMethod.HF7);

    /** Describes numbers, of which none is NaN. */
    public static Descriptives of(double[] numbers) {
        DoubleStatistics all = DoubleStatistics.of(
                Set.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION, Statistic.MIN, Statistic.MAX), numbers);
        double[] quartiles = QUANTILE.evaluate(Arrays.copyOf(numbers, numbers.length), 0.25, 0.5, 0.75);
        boolean none = numbers.length == 0;
        return new Descriptives(
                numbers.length,
                all.getAsDouble(Statistic.MEAN),
                all.getAsDouble(Statistic.STANDARD_DEVIATION),
                none ? Double.NaN : all.getAsDouble(Statistic.MIN),
                quartiles[0],
                quartiles[1],
                quartiles[2],
                none ? Double.NaN : all.getAsDouble(Statistic.MAX));
    }
}
