package org.ranvier.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of a run. Accuracies are fractions; NaN where the dataset has no test split.
 *
 * @param testAtBestValidation the headline: test accuracy at the epoch of the best validation accuracy
 * @param testAtLastEpoch test accuracy at the last epoch
 * @param bestTest the best test accuracy of any epoch: selected on test, for comparison with papers that do the same
 * @param bestValidation the best validation accuracy: selected on validation, and so no figure to quote
 * @param lastValidation validation accuracy at the last epoch
 * @param majority what always answering the most frequent class comes to, where there are classes
 * @param bestEpoch the epoch of the best validation accuracy
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
        int bestEpoch,
        int epochs,
        double seconds,
        int parameters,
        double spikesPerNeuron,
        List<Published> published,
        Path run) {}
