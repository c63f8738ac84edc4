package org.ranvier.training.report;

import java.util.Map;
import java.util.Optional;
import org.ranvier.training.metric.ReportedMetrics;
import org.ranvier.training.metric.SplitResult;

/**
 * One finished epoch.
 *
 * @param epoch from 1
 * @param metrics the metrics reported
 * @param train the results while training
 * @param validation the results on the validation split
 * @param test the results on the test split; empty where there is none
 * @param silentNeurons for every population the share of its neurons that never spiked on the validation split
 * @param silentSamples for every population the share of validation samples in which it was silent
 * @param spikesPerNeuron spikes of a neuron in a validation sample
 * @param learningRates the rate of every trained group of parameters at the last step
 * @param rewired what became of the synapses of every projection that has a rule for them
 * @param activeDelays for every projection with trained delays the share of its synapses whose delay is longer than the
 *     shortest at inference
 * @param counters what the backend counted in this epoch, see {@link org.ranvier.api.backend.Program#takeCounters}
 * @param seconds how long the epoch took
 */
public record EpochReport(
        int epoch,
        ReportedMetrics metrics,
        SplitResult train,
        SplitResult validation,
        Optional<SplitResult> test,
        Map<String, Double> silentNeurons,
        Map<String, Double> silentSamples,
        double spikesPerNeuron,
        Map<String, Double> learningRates,
        Map<String, Rewired> rewired,
        Map<String, Double> activeDelays,
        Map<String, Long> counters,
        double seconds) {}
