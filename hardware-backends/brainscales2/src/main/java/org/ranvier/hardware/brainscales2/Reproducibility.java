package org.ranvier.hardware.brainscales2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ranvier.api.hardware.Measurement;
import org.ranvier.hardware.brainscales2.chip.Chip;
import org.ranvier.hardware.brainscales2.chip.ChipRouting;
import org.ranvier.hardware.brainscales2.chip.Figures;
import org.ranvier.hardware.brainscales2.chip.Levels;
import org.ranvier.hardware.brainscales2.chip.Stimulus;

/**
 * Measurements of reproducibility: a neuron on every circuit gets the same input in many trials. They show when it
 * spikes and, as the input is known, at which potential, which is its threshold. A few circuits are measured at a time,
 * so that no event is dropped.
 */
final class Reproducibility {

    private static final int TRIALS = 40;
    private static final int AT_ONCE = 32;
    private static final double SENT_US = 10;
    /**
     * The threshold asked for, and the weight of the synapses that reach it: together they raise a potential to 1.5
     * times as much.
     */
    private static final double THRESHOLD = 2.6;

    private static final double REACHED = 1.5 * THRESHOLD;

    private final Chip chip;
    private final Figures figures;
    private final int synapses;
    private final double level;

    Reproducibility(Chip chip) {
        this.chip = chip;
        this.figures = chip.figures();
        double weight = REACHED * Math.E;
        synapses = (int) Math.ceil(weight * figures.weightScale() / figures.weightLevels());
        level = Math.rint(weight * figures.weightScale() / synapses);
    }

    /** Spike times: of each circuit the mean and the standard deviation over trials. */
    Measurement times() {
        List<double[]> rows = new ArrayList<>();
        Spread sds = new Spread();
        forEachCircuit((circuit, timesUs) -> {
            Spread spread = new Spread();
            Arrays.stream(timesUs).forEach(spread::add);
            sds.add(spread.sd());
            rows.add(new double[] {circuit, spread.mean() - SENT_US, spread.sd(), (double) spread.count() / TRIALS});
        });
        Map<String, Double> summary = new LinkedHashMap<>();
        summary.put("mean_sd_us", sds.mean());
        summary.put("mean_sd_tau", sds.mean() / figures.tauUs());
        return Measurement.of(
                        "Spike times over " + TRIALS + " trials on " + figures.name(),
                        List.of("circuit", "latency_us", "sd_us", "spiked"),
                        rows)
                .withSummary(summary)
                .withVariables("latency_us", "sd_us");
    }

    /** Thresholds: of each circuit the mean over trials, and the standard deviation from trial to trial. */
    Measurement thresholds() {
        List<double[]> rows = new ArrayList<>();
        Spread means = new Spread();
        Spread trials = new Spread();
        forEachCircuit((circuit, timesUs) -> {
            Spread spread = new Spread();
            Arrays.stream(timesUs).map(this::potential).forEach(spread::add);
            means.add(spread.mean() - THRESHOLD);
            trials.add(spread.sd());
            rows.add(new double[] {circuit, spread.mean(), spread.mean() - THRESHOLD, spread.sd()});
        });
        Map<String, Double> summary = new LinkedHashMap<>();
        summary.put("asked_for", THRESHOLD);
        summary.put("mean_offset", means.mean());
        summary.put("sd_over_circuits", means.sd());
        summary.put("mean_sd_over_trials", trials.mean());
        return Measurement.of(
                        "Thresholds of " + rows.size() + " circuits, asked to be " + THRESHOLD + ", on "
                                + figures.name(),
                        List.of("circuit", "threshold", "offset", "sd_over_trials"),
                        rows)
                .withSummary(summary)
                .withVariables("threshold");
    }

    private double potential(double spikeUs) {
        if (!Double.isFinite(spikeUs)) {
            return Double.POSITIVE_INFINITY;
        }
        double x = (spikeUs - SENT_US) / figures.tauUs();
        return synapses * level / figures.weightScale() * x * Math.exp(-x);
    }

    /** Takes the spike times of a circuit, one for each trial. */
    private interface Observer {
        void accept(int circuit, double[] timesUs);
    }

    private void forEachCircuit(Observer observer) {
        for (int first = 0; first < figures.circuits(); first += AT_ONCE) {
            int from = first;
            int count = Math.min(AT_ONCE, figures.circuits() - first);
            place(from, count);
            double[][] times = new double[count][TRIALS];
            for (int trial = 0; trial < TRIALS; trial++) {
                double[] seen = chip.run(new Stimulus(0, trial, 1, new double[] {SENT_US}))
                        .neuronsUs();
                for (int n = 0; n < count; n++) {
                    times[n][trial] = seen[n];
                }
            }
            IntStream.range(0, count).forEach(n -> observer.accept(from + n, times[n]));
        }
    }

    private void place(int first, int count) {
        int[] circuits = new int[count];
        Arrays.setAll(circuits, n -> first + n);
        int[] none = new int[0];
        int[] targets = new int[count * synapses];
        Arrays.setAll(targets, s -> s / synapses);
        chip.place(new ChipRouting(1, circuits, none, none, new int[targets.length], targets));
        double[] weights = new double[targets.length];
        Arrays.fill(weights, level);
        double[] thresholds = new double[count];
        Arrays.fill(thresholds, THRESHOLD);
        chip.write(new Levels(weights, new double[0], thresholds));
    }
}
