package org.ranvier.training.loop;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.ranvier.api.data.Objective.Score;
import org.ranvier.api.data.Target;
import org.ranvier.training.batch.Batches.Batch;
import org.ranvier.training.metric.MetricTotals;
import org.ranvier.training.metric.Prediction;
import org.ranvier.training.metric.ReportedMetrics;
import org.ranvier.training.metric.SplitResult;
import org.ranvier.training.pipeline.CheckedCriterion;
import org.ranvier.training.pipeline.ObjectiveInput;

/** Adds up losses, metrics and spikes over the batches of an epoch. */
public final class Evaluation {

    /** In place of a class. */
    private static final int NONE = -1;

    private final CheckedCriterion criterion;
    private final Consumer<Prediction> answers;
    private final Map<String, Activity> activities = new LinkedHashMap<>();
    private final MetricTotals metrics;
    private double loss;
    private int samples;
    private boolean numbers = true;

    /** The activity of one population. */
    private static final class Activity {
        private long spikes;
        private long silentSamples;
        private boolean[] everSpiked = new boolean[0];

        void add(int[] counts, int samples) {
            int neurons = counts.length / samples;
            if (everSpiked.length == 0) {
                everSpiked = new boolean[neurons];
            }
            for (int b = 0; b < samples; b++) {
                long own = 0;
                for (int n = 0; n < neurons; n++) {
                    own += counts[b * neurons + n];
                    everSpiked[n] |= counts[b * neurons + n] > 0;
                }
                spikes += own;
                silentSamples += own == 0 ? 1 : 0;
            }
        }

        double silentNeurons() {
            int silent = 0;
            for (boolean spiked : everSpiked) {
                silent += spiked ? 0 : 1;
            }
            return everSpiked.length == 0 ? 0 : (double) silent / everSpiked.length;
        }
    }

    public Evaluation(CheckedCriterion criterion, ReportedMetrics metrics) {
        this(criterion, metrics, answer -> {});
    }

    /** @param answers takes what is predicted for every sample */
    public Evaluation(CheckedCriterion criterion, ReportedMetrics metrics, Consumer<Prediction> answers) {
        this.criterion = criterion;
        this.metrics = new MetricTotals(metrics);
        this.answers = answers;
    }

    /**
     * Scores a batch.
     *
     * @param gradient receives the gradient of the mean loss of this batch, in the layout of the outputs; may be null
     */
    void add(ObjectiveInput observed, Batch batch, double[] gradient) {
        int size = observed.size();
        numbers &= criterion.areNumbers(observed.outputs());
        double[] own = gradient == null ? null : new double[size];
        for (int b = 0; b < observed.samples(); b++) {
            double[] output = Arrays.copyOfRange(observed.outputs(), b * size, (b + 1) * size);
            Target target = batch.targets().get(b);
            Score score = criterion.score(output, target, batch.indices()[b], own);
            int label = target instanceof Target.ClassLabel(int its) ? its : NONE;
            loss += score.loss();
            samples++;
            metrics.add(score, target);
            answers.accept(new Prediction(batch.indices()[b], label, score.predicted(), score.loss()));
            for (int n = 0; gradient != null && n < size; n++) {
                gradient[b * size + n] = own[n] / observed.samples();
            }
        }
        observed.spikeCounts()
                .forEach((population, counts) -> activities
                        .computeIfAbsent(population, p -> new Activity())
                        .add(counts, observed.samples()));
    }

    /** Adds penalties to the loss, summed over samples. */
    void addPenalty(double penalty) {
        loss += penalty;
    }

    /** Whether the loss and all outputs are numbers, without which nothing else means anything. */
    public boolean finite() {
        return numbers && Double.isFinite(loss);
    }

    public double loss() {
        return loss / samples;
    }

    /** The mean loss and the values of all metrics. */
    public SplitResult result() {
        return new SplitResult(loss(), metrics.values());
    }

    /** The share of each population's neurons that never spiked. */
    Map<String, Double> silentNeurons() {
        Map<String, Double> shares = new LinkedHashMap<>();
        activities.forEach((population, a) -> shares.put(population, a.silentNeurons()));
        return shares;
    }

    /** The share of samples in which a population did not spike at all. */
    Map<String, Double> silentSamples() {
        Map<String, Double> shares = new LinkedHashMap<>();
        activities.forEach((population, a) -> shares.put(population, (double) a.silentSamples / samples));
        return shares;
    }

    /** The mean number of spikes of a neuron in a sample, by population. */
    public Map<String, Double> spikesByPopulation() {
        Map<String, Double> means = new LinkedHashMap<>();
        activities.forEach((population, a) -> means.put(population, (double) a.spikes / a.everSpiked.length / samples));
        return means;
    }

    /** The mean number of spikes of a neuron in a sample, over all populations that spike. */
    public double spikesPerNeuron() {
        long spikes = 0;
        long neurons = 0;
        for (Activity a : activities.values()) {
            spikes += a.spikes;
            neurons += a.everSpiked.length;
        }
        return neurons == 0 ? 0 : (double) spikes / neurons / samples;
    }
}
