package org.ranvier.training.trial;

import java.util.List;
import org.ranvier.api.data.Metric;
import org.ranvier.training.statistics.Spread;

/** Figures of several runs, summed up over those that have finished. */
public record Figures(List<TrialResult> results) {

    /** The test value at the epoch of the best validation value. */
    public static final String TEST = "test_at_best_validation";

    /** The best validation value. */
    public static final String VALIDATION = "best_validation";

    /** All figures that are summed up, by the names that scripts rely on. */
    public static final List<String> ALL = List.of(TEST, "test_at_last_epoch", "best_test", VALIDATION);

    /** Returns the name of the figure to quote: a test value, or the validation value where nothing tests. */
    public String quoted() {
        return results.stream().anyMatch(result -> Double.isFinite(result.figure(TEST))) ? TEST : VALIDATION;
    }

    /** Returns the metric that the figures are values of; the accuracy where no run tells. */
    public Metric metric() {
        return results.stream()
                .flatMap(result -> result.selectedBy().stream())
                .findFirst()
                .orElse(Metric.ACCURACY);
    }

    /** Returns a figure of all runs that have finished. */
    public Spread spread(String figure) {
        return Spread.of(results.stream()
                .filter(TrialResult::finished)
                .mapToDouble(result -> result.figure(figure))
                .toArray());
    }

    /** Returns the number of runs that have finished. */
    public int finished() {
        return (int) results.stream().filter(TrialResult::finished).count();
    }
}
