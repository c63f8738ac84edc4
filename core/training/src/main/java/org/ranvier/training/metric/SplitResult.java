package org.ranvier.training.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.data.Metric;

/**
 * The performance of a network on a split.
 *
 * @param loss the mean loss
 * @param metrics the values of all other metrics, in the order in which they are shown; NaN where nothing was counted
 */
public record SplitResult(double loss, Map<Metric, Double> metrics) {

    public SplitResult {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /** Returns the value of a metric; NaN where it is not among those reported. */
    public double of(Metric metric) {
        return metric.equals(Metric.LOSS) ? loss : metrics.getOrDefault(metric, Double.NaN);
    }

    /** Returns the share of right answers among samples with one class each; NaN where there are none. */
    public double accuracy() {
        return of(Metric.ACCURACY);
    }
}
