package org.ranvier.training.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of a run. Accuracies are fractions; NaN where the dataset has no test split, or targets that are no classes
 * of whole samples.
 *
 * @param testAtBestValidation the headline: test accuracy at the epoch of the best validation accuracy
 * @param testAtLastEpoch test accuracy at the last epoch
 * @param bestTest the best test accuracy of any epoch: selected on test, for comparison with papers that do the same
 * @param bestValidation the best validation accuracy: selected on validation, and so no figure to quote
 * @param lastValidation validation accuracy at the last epoch
 * @param majority what always answering the most frequent class comes to, where there are classes
 * @param testLosses what takes the place of test accuracies where there is no accuracy
 * @param bestEpoch the epoch of the best validation accuracy, or of the lowest validation loss where there is no
 *     accuracy
 * @param epochs how many epochs were run
 * @param seconds how long it took, with the finished epochs before it was last resumed
 * @param parameters how many numbers were trained
 * @param spikesPerNeuron spikes of a neuron in a validation sample, at the best epoch
 * @param published what others have published for the same
 * @param run the run directory
 */
public record RunSummary(
        double testAtBestValidation,
        double testAtLastEpoch,
        double bestTest,
        double bestValidation,
        double lastValidation,
        Optional<Majority> majority,
        Optional<TestLosses> testLosses,
        int bestEpoch,
        int epochs,
        double seconds,
        int parameters,
        double spikesPerNeuron,
        List<PublishedResult> published,
        Path run) {

    /**
     * The test losses of a run without accuracy; NaN where the dataset has no test split.
     *
     * @param atBestValidation at the epoch of the lowest validation loss
     * @param atLastEpoch at the last epoch
     */
    public record TestLosses(double atBestValidation, double atLastEpoch) {}
}
