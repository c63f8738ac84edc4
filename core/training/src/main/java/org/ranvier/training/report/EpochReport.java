package org.ranvier.training.report;

import java.util.Map;

/**
 * One finished epoch. Accuracies are fractions; NaN where targets are no classes of whole samples.
 *
 * @param epoch from 1
 * @param trainLoss the mean loss while training
 * @param trainAccuracy the accuracy while training
 * @param validationLoss the mean validation loss
 * @param validationAccuracy the validation accuracy
 * @param testAccuracy the test accuracy; NaN where there is no test split
 * @param testLoss the mean test loss; NaN where there is no test split
 * @param silentNeurons for every population the share of its neurons that never spiked on the validation split
 * @param silentSamples for every population the share of validation samples in which it was silent
 * @param spikesPerNeuron spikes of a neuron in a validation sample
 * @param rewired what became of the synapses of every projection that has a rule for them
 * @param counters what the backend counted in this epoch, see {@link org.ranvier.api.backend.Program#takeCounters}
 * @param seconds how long the epoch took
 */
public record EpochReport(
        int epoch,
        double trainLoss,
        double trainAccuracy,
        double validationLoss,
        double validationAccuracy,
        double testAccuracy,
        double testLoss,
        Map<String, Double> silentNeurons,
        Map<String, Double> silentSamples,
        double spikesPerNeuron,
        Map<String, Rewired> rewired,
        Map<String, Long> counters,
        double seconds) {

    /** Whether targets are classes of whole samples, so that there are right and wrong answers. */
    public boolean hasAccuracy() {
        return !Double.isNaN(validationAccuracy);
    }
}
