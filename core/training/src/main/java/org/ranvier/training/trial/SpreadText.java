package org.ranvier.training.trial;

import java.util.Locale;
import org.ranvier.api.data.Metric;
import org.ranvier.training.metric.MetricText;
import org.ranvier.training.statistics.Spread;

/** Means with their standard deviations, as people read them. */
public final class SpreadText {

    private SpreadText() {}

    /** Returns a mean with its standard deviation, such as {@code 97.02 ± 0.31 %}. */
    public static String of(Metric metric, Spread spread) {
        return of(MetricText.of(metric, spread.mean()), metric, spread);
    }

    /** Returns a mean of differences with their standard deviation, such as {@code −5.70 ± 0.31 points}. */
    public static String difference(Metric metric, Spread spread) {
        return of(MetricText.difference(metric, spread.mean()), metric, spread);
    }

    /**
     * Returns a mean of plain numbers with their standard deviation.
     *
     * @param format how a number is written, such as {@code %.1f}
     */
    public static String of(String format, Spread spread) {
        if (!Double.isFinite(spread.mean())) {
            return MetricText.NONE;
        }
        String mean = String.format(Locale.ROOT, format, spread.mean());
        return Double.isFinite(spread.sd()) && spread.sd() > 0
                ? mean + " ± " + String.format(Locale.ROOT, format, spread.sd())
                : mean;
    }

    private static String of(String mean, Metric metric, Spread spread) {
        if (!Double.isFinite(spread.sd())) {
            return mean;
        }
        String sd = MetricText.of(metric, spread.sd());
        int unit = mean.indexOf(' ');
        return unit < 0 ? mean + " ± " + sd : mean.substring(0, unit) + " ± " + sd.split(" ")[0] + mean.substring(unit);
    }
}
