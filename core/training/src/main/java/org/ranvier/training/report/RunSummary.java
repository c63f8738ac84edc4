package org.ranvier.training.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.data.Metric;

/**
 * Result of a run. Figures without a metric of their own are values of the selecting metric, such as the accuracy, a
 * fraction; NaN where the dataset has no test split or nothing was counted.
 *
 * @param selectedBy the metric that the best epoch was selected by
 * @param testAtBestValidation the headline: test value at the epoch of the best validation value
 * @param testAtLastEpoch test value at the last epoch
 * @param bestTest the best test value of any epoch: selected on test, for comparison with papers that do the same
 * @param bestValidation the best validation value: selected on validation, and so no figure to quote
 * @param lastValidation validation value at the last epoch
 * @param majority what always answering the most frequent class comes to, where there are classes
 * @param testValues the test values of all metrics but the accuracy, by name
 * @param bestEpoch the epoch of the best validation value, the first of equals
 * @param epochs how many epochs were run
 * @param seconds how long it took, with the finished epochs before it was last resumed
 * @param parameters how many numbers were trained
 * @param spikesPerNeuron spikes of a neuron in a validation sample, at the best epoch
 * @param published what others have published for the same
 * @param run the run directory
 * @param stopped whether it was asked to stop before its end, by an interruption or by another process
 */
public record RunSummary(
        Metric selectedBy,
        double testAtBestValidation,
        double testAtLastEpoch,
        double bestTest,
        double bestValidation,
        double lastValidation,
        Optional<Majority> majority,
        Map<String, TestValues> testValues,
        int bestEpoch,
        int epochs,
        double seconds,
        int parameters,
        double spikesPerNeuron,
        List<PublishedResult> published,
        Path run,
        boolean stopped) {

    /**
     * Test values of one metric; NaN where the dataset has no test split.
     *
     * @param atBestValidation at the best epoch
     * @param atLastEpoch at the last epoch
     */
    public record TestValues(double atBestValidation, double atLastEpoch) {

        /** No values. */
        public static final TestValues NONE = new TestValues(Double.NaN, Double.NaN);
    }
}
