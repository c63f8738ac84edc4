package org.ranvier.training.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Metric;
import org.ranvier.api.data.Metric.Direction;
import org.ranvier.training.run.RecordReader;
import org.ranvier.training.run.SelectedBy;
import tools.jackson.databind.JsonNode;

/**
 * How far a trial is, epoch by epoch.
 *
 * @param validation the validation values of the finished epochs
 * @param test the test values; NaN where nothing tests
 * @param metric what they are values of; empty where nothing has run
 * @param failed whether it came to an end that more training cannot help
 * @param finished whether it has finished
 */
record TrialProgress(double[] validation, double[] test, Optional<Metric> metric, boolean failed, boolean finished) {

    /** Reads it from a run directory, which need not exist. */
    static TrialProgress of(Path run, boolean failed, boolean finished) {
        RecordReader reader = new RecordReader(run);
        try {
            Optional<Metric> metric = reader.resolved().flatMap(json -> SelectedBy.read(json.path(SelectedBy.KEY)));
            List<JsonNode> epochs = metric.isEmpty() ? List.of() : reader.epochs();
            String name = metric.map(Metric::name).orElse("");
            return new TrialProgress(
                    column(epochs, "validation_" + name), column(epochs, "test_" + name), metric, failed, finished);
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.data(
                            run.toString(),
                            "it cannot be read: " + e.getMessage(),
                            "remove it, and the trial begins again"),
                    e);
        }
    }

    private static double[] column(List<JsonNode> epochs, String key) {
        return epochs.stream()
                .mapToDouble(epoch -> epoch.path(key).asDouble(Double.NaN))
                .toArray();
    }

    int epochs() {
        return validation.length;
    }

    /** Whether nothing is left to train. */
    boolean isOver() {
        return failed || finished;
    }

    /** Whether nothing is left to train up to an epoch. */
    boolean hasReached(int epoch) {
        return isOver() || epochs() >= epoch;
    }

    /** Returns the best validation value up to an epoch; NaN of a trial that failed, or has none. */
    double bestValidation(int until) {
        int best = failed ? -1 : best(until);
        return best < 0 ? Double.NaN : validation[best];
    }

    private int best(int until) {
        Direction better = metric.orElse(Metric.ACCURACY).better();
        int best = -1;
        for (int n = 0; n < Math.min(until, validation.length); n++) {
            if (Double.isFinite(validation[n]) && (best < 0 || better.isBetter(validation[n], validation[best]))) {
                best = n;
            }
        }
        return best;
    }

    /** Returns the figures so far, by the names that summaries have. */
    Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        int best = best(Integer.MAX_VALUE);
        if (best >= 0) {
            figures.put(Figures.TEST, test[best]);
            figures.put(Figures.VALIDATION, validation[best]);
        }
        figures.put("epochs", (double) epochs());
        return figures;
    }
}
