package org.ranvier.report.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ranvier.training.metric.Prediction;

/**
 * A sample with what the network did.
 *
 * @param place its place in the split, from 0
 * @param lengthMs the time shown, in ms
 * @param ticks how many ticks that is; 0 without a clock
 * @param input the events of the input
 * @param graded whether values of events matter, as of frames
 * @param spikes the spikes of each population, by name
 * @param traces potentials over time, by population; none where events drive the network
 */
record RecordedSample(
        int place,
        double lengthMs,
        int ticks,
        Spikes input,
        boolean graded,
        Map<String, Spikes> spikes,
        Map<String, Trace> traces) {

    /** As many samples as a page shows. */
    private static final int SHOWN = 3;

    /**
     * Spikes or events.
     *
     * @param timesMs their times
     * @param neurons whose they are, from 0
     * @param values their values; ones for spikes
     * @param count how many neurons there are
     */
    record Spikes(double[] timesMs, int[] neurons, double[] values, int count) {}

    /**
     * A state of some neurons over time.
     *
     * @param state the name of the state
     * @param timesMs the ticks in ms
     * @param neurons which neurons
     * @param values [neuron shown][tick]
     * @param threshold the level that it is compared with; NaN where there is none
     */
    record Trace(String state, double[] timesMs, int[] neurons, double[][] values, double threshold) {}

    /**
     * Chooses samples to show: a right answer, one of another class, a wrong one; the first where nothing is right or
     * wrong.
     */
    static List<RecordedSample> choose(List<RecordedSample> recorded, List<Prediction> predictions) {
        Set<RecordedSample> chosen = new LinkedHashSet<>();
        List<Integer> classes = new ArrayList<>();
        for (RecordedSample sample : recorded) {
            Prediction p = predictions.get(sample.place());
            if (p.label() >= 0
                    && p.label() == p.predicted()
                    && !classes.contains(p.label())
                    && classes.size() < SHOWN - 1) {
                classes.add(p.label());
                chosen.add(sample);
            }
        }
        recorded.stream()
                .filter(sample -> predictions.get(sample.place()).label() >= 0)
                .filter(sample -> predictions.get(sample.place()).label()
                        != predictions.get(sample.place()).predicted())
                .findFirst()
                .ifPresent(chosen::add);
        recorded.stream().limit(2).takeWhile(_ -> chosen.size() < 2).forEach(chosen::add);
        return List.copyOf(chosen);
    }
}
