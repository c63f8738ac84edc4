package org.ranvier.training.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ranvier.training.metric.ConfusionMatrix;
import org.ranvier.training.metric.Prediction;
import org.ranvier.training.metric.ReportedMetrics;
import org.ranvier.training.metric.SplitResult;

/**
 * The performance of a trained network on a split, at inference.
 *
 * @param split the name of the split
 * @param epoch the epoch after which the network was kept; 0 before the first
 * @param backend the backend that computed it
 * @param metrics the metrics reported
 * @param result the values of the metrics
 * @param spikesPerNeuron the number of spikes per neuron and sample
 * @param counters the counts of the backend, see {@link org.ranvier.api.backend.Program#takeCounters}
 * @param plugins the plugins involved, {@code id@version}, each with its SHA-256 as
 *     {@link org.ranvier.runtime.plugin.Plugin#sha256()} defines it
 * @param classes the names of the classes
 * @param predictions every answer, in the order of the samples
 * @param leftOut what the simulated time leaves out of the samples, as one sentence without a full stop
 */
public record EvaluationReport(
        String split,
        int epoch,
        String backend,
        ReportedMetrics metrics,
        SplitResult result,
        double spikesPerNeuron,
        Map<String, Long> counters,
        Map<String, String> plugins,
        List<String> classes,
        List<Prediction> predictions,
        Optional<String> leftOut) {

    /** Returns the confusion matrix; empty where samples have no class. */
    public Optional<ConfusionMatrix> confusion() {
        return Optional.of(ConfusionMatrix.of(classes, predictions)).filter(matrix -> !matrix.isEmpty());
    }

    /** Returns the number of samples. */
    public int samples() {
        return predictions.size();
    }

    /**
     * Returns the number of samples whose predictions agree with those of another evaluation of the same samples.
     *
     * @throws IllegalArgumentException if the other evaluation is of different samples
     */
    public int agreement(EvaluationReport other) {
        int alike = 0;
        for (int n = 0; n < predictions.size(); n++) {
            if (samples() != other.samples()
                    || predictions.get(n).sample() != other.predictions.get(n).sample()) {
                throw new IllegalArgumentException("the two evaluations are of different samples");
            }
            alike += predictions.get(n).predicted() == other.predictions.get(n).predicted() ? 1 : 0;
        }
        return alike;
    }
}
