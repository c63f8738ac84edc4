package org.ranvier.training.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ranvier.training.metric.ConfusionMatrix;
import org.ranvier.training.metric.Prediction;
import org.ranvier.training.metric.ReportedMetrics;
import org.ranvier.training.metric.SplitResult;

/**
 * How a trained network does on a split, at inference.
 *
 * @param split its name
 * @param backend what computed it
 * @param metrics the metrics reported
 * @param result their values
 * @param spikesPerNeuron spikes of a neuron in a sample
 * @param counters what the backend counted, see {@link org.ranvier.api.backend.Program#takeCounters}
 * @param plugins what had a part in it, {@code id@version}, with its SHA-256 as
 *     {@link org.ranvier.runtime.plugin.Plugin#sha256()} defines it
 * @param classes the names of the classes
 * @param predictions every answer, in the order of the samples
 * @param leftOut what the simulated time leaves out of the samples, as one sentence without a full stop
 */
public record EvaluationReport(
        String split,
        String backend,
        ReportedMetrics metrics,
        SplitResult result,
        double spikesPerNeuron,
        Map<String, Long> counters,
        Map<String, String> plugins,
        List<String> classes,
        List<Prediction> predictions,
        Optional<String> leftOut) {

    /** Which classes are taken for which; empty where samples have no class. */
    public Optional<ConfusionMatrix> confusion() {
        return Optional.of(ConfusionMatrix.of(classes, predictions)).filter(matrix -> !matrix.isEmpty());
    }

    /** How many samples there were. */
    public int samples() {
        return predictions.size();
    }

    /**
     * How many samples another evaluation of the same samples predicts alike.
     *
     * @throws IllegalArgumentException if the samples are others
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
