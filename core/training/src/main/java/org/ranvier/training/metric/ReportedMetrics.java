package org.ranvier.training.metric;

import java.util.List;
import java.util.stream.Stream;
import org.ranvier.api.data.Metric;

/**
 * The metrics that a run reports, in the order in which they are shown. The loss is reported in any case; it stands
 * among them where targets are no classes of whole samples.
 *
 * @param all at least one; the first selects the best epoch
 */
public record ReportedMetrics(List<Metric> all) {

    public ReportedMetrics {
        all = List.copyOf(all);
    }

    /**
     * Reports what an objective declares.
     *
     * @param declared at least one metric
     */
    public static ReportedMetrics of(List<Metric> declared) {
        boolean complete = declared.contains(Metric.ACCURACY) || declared.contains(Metric.LOSS);
        return new ReportedMetrics(
                complete
                        ? declared
                        : Stream.concat(declared.stream(), Stream.of(Metric.LOSS))
                                .toList());
    }

    /** Returns the metric that the best epoch is selected by. */
    public Metric selecting() {
        return all.getFirst();
    }

    /** Returns whether there are right and wrong answers, as targets are classes of whole samples. */
    public boolean hasAccuracy() {
        return all.contains(Metric.ACCURACY);
    }

    /** Returns the metrics whose test values a run tells by their names: all but the accuracy. */
    public List<Metric> named() {
        return all.stream().filter(metric -> !metric.equals(Metric.ACCURACY)).toList();
    }

    /** Returns the metrics whose values only the objective can tell: all but the loss and the accuracy. */
    public List<Metric> contributed() {
        return all.stream()
                .filter(metric -> !metric.equals(Metric.LOSS) && !metric.equals(Metric.ACCURACY))
                .toList();
    }
}
