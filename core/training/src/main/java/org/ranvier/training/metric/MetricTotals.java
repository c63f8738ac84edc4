package org.ranvier.training.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.data.Metric;
import org.ranvier.api.data.Objective.Score;
import org.ranvier.api.data.Target;

/**
 * Adds up what samples contribute to metrics: Σ sums / Σ counts, sample by sample in their order, so that the value
 * does not depend on how they are grouped into batches.
 */
public final class MetricTotals {

    private final Map<Metric, Total> totals = new LinkedHashMap<>();

    private static final class Total {
        private double sum;
        private long count;

        void add(double more, long elements) {
            sum += more;
            count += elements;
        }

        double value() {
            return count == 0 ? Double.NaN : sum / count;
        }
    }

    public MetricTotals(ReportedMetrics metrics) {
        metrics.all().stream()
                .filter(metric -> !metric.equals(Metric.LOSS))
                .forEach(metric -> totals.put(metric, new Total()));
    }

    /** Adds a sample. */
    public void add(Score score, Target target) {
        totals.forEach((metric, total) -> {
            if (!metric.equals(Metric.ACCURACY)) {
                total.add(score.sum(metric), score.count(metric));
            } else if (target instanceof Target.ClassLabel(int label)) {
                total.add(score.predicted() == label ? 1 : 0, 1);
            }
        });
    }

    /** Returns the values of all metrics but the loss; NaN where nothing was counted. */
    public Map<Metric, Double> values() {
        Map<Metric, Double> values = new LinkedHashMap<>();
        totals.forEach((metric, total) -> values.put(metric, total.value()));
        return values;
    }
}
