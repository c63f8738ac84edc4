package org.ranvier.training.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ranvier.api.data.Metric;
import org.ranvier.training.metric.SplitResult;
import org.ranvier.training.pipeline.ValidationHistory;
import org.ranvier.training.report.EpochReport;
import org.ranvier.training.report.RunSummary.TestValues;

/**
 * The progress of a run and its best results so far: what a checkpoint needs to continue from, and nothing that depends
 * on the wall clock. Figures without a metric of their own are values of the selecting metric.
 *
 * @param epoch finished epochs
 * @param step finished training steps
 * @param bestEpoch the first epoch of the best validation value; 0 before the first epoch
 * @param bestValidation the validation value of the best epoch
 * @param selectedBy the name of the selecting metric
 * @param testValues the test values of all metrics but the accuracy, by name
 * @param replacedSteps the number of training steps that a policy for missing spikes replaced
 * @param memory what that policy remembers
 * @param losses the validation loss of every finished epoch
 * @param values the validation value of every finished epoch
 */
public record TrainingState(
        int epoch,
        int step,
        int bestEpoch,
        double bestValidation,
        double testAtBestValidation,
        double testAtLastEpoch,
        double bestTest,
        String selectedBy,
        Map<String, TestValues> testValues,
        double spikesPerNeuron,
        int replacedSteps,
        Map<String, Double> memory,
        List<Double> losses,
        List<Double> values) {

    private static final String AT_BEST = "_at_best_validation";
    private static final String AT_LAST = "_at_last_epoch";
    private static final String TEST = "test_";
    private static final String MEMORY = "missing_spikes/";
    private static final String SELECTED_BY = "selected_by";
    private static final String ACCURACIES = "validation_accuracies";
    private static final String VALUES = "validation_values";

    public static final TrainingState START = new TrainingState(
            0,
            0,
            0,
            -1,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Metric.ACCURACY.name(),
            Map.of(),
            0,
            0,
            Map.of(),
            List.of(),
            List.of());

    /**
     * Returns the state after another epoch.
     *
     * @param step finished training steps
     * @param replaced how many of them a policy of missing spikes took the place of
     * @param remembered what that policy remembers
     */
    public TrainingState after(EpochReport report, int step, int replaced, Map<String, Double> remembered) {
        boolean best = isBest(report);
        Metric selecting = report.metrics().selecting();
        double validation = report.validation().of(selecting);
        double test = of(report.test().orElse(null), selecting);
        return new TrainingState(
                report.epoch(),
                step,
                best ? report.epoch() : bestEpoch,
                best ? validation : bestValidation,
                best ? test : testAtBestValidation,
                test,
                selecting.better().isBetter(test, bestTest) ? test : bestTest,
                selecting.name(),
                testValues(report, best),
                best ? report.spikesPerNeuron() : spikesPerNeuron,
                replaced,
                remembered,
                with(losses, report.validation().loss()),
                with(values, validation));
    }

    private Map<String, TestValues> testValues(EpochReport report, boolean best) {
        Map<String, TestValues> all = new LinkedHashMap<>();
        for (Metric metric : report.metrics().named()) {
            double test = of(report.test().orElse(null), metric);
            TestValues before = testValues.getOrDefault(metric.name(), TestValues.NONE);
            all.put(metric.name(), new TestValues(best ? test : before.atBestValidation(), test));
        }
        return all;
    }

    private static double of(SplitResult test, Metric metric) {
        return test == null ? Double.NaN : test.of(metric);
    }

    private static List<Double> with(List<Double> list, double more) {
        return Stream.concat(list.stream(), Stream.of(more)).toList();
    }

    /** Whether an epoch has a better validation value than all before it; of equals, the first is the best. */
    public boolean isBest(EpochReport report) {
        Metric selecting = report.metrics().selecting();
        return bestEpoch == 0 || selecting.better().isBetter(report.validation().of(selecting), bestValidation);
    }

    /**
     * The validation results so far.
     *
     * @param selecting the metric that selects
     */
    public ValidationHistory history(Metric selecting) {
        return new ValidationHistory(losses, selecting, values);
    }

    private boolean byAccuracy() {
        return selectedBy.equals(Metric.ACCURACY.name());
    }

    SortedMap<String, String> toMetadata() {
        SortedMap<String, String> map = new TreeMap<>();
        map.put("epoch", Integer.toString(epoch));
        map.put("step", Integer.toString(step));
        map.put("best_epoch", Integer.toString(bestEpoch));
        map.put("best_validation", Double.toString(bestValidation));
        map.put("test_at_best_validation", Double.toString(testAtBestValidation));
        map.put("test_at_last_epoch", Double.toString(testAtLastEpoch));
        map.put("best_test", Double.toString(bestTest));
        testValues.forEach((metric, test) -> {
            map.put(TEST + metric + AT_BEST, Double.toString(test.atBestValidation()));
            map.put(TEST + metric + AT_LAST, Double.toString(test.atLastEpoch()));
        });
        map.put("spikes_per_neuron", Double.toString(spikesPerNeuron));
        map.put("replaced_steps", Integer.toString(replacedSteps));
        memory.forEach((name, value) -> map.put(MEMORY + name, Double.toString(value)));
        map.put("validation_losses", text(losses));
        map.put(byAccuracy() ? ACCURACIES : VALUES, text(values));
        if (!byAccuracy()) {
            map.put(SELECTED_BY, selectedBy);
        }
        return map;
    }

    /**
     * Reads what {@link #toMetadata} wrote.
     *
     * @throws IllegalArgumentException if something is missing or is no number
     */
    static TrainingState of(Map<String, String> map) {
        return new TrainingState(
                Integer.parseInt(required(map, "epoch")),
                Integer.parseInt(required(map, "step")),
                Integer.parseInt(required(map, "best_epoch")),
                Double.parseDouble(required(map, "best_validation")),
                Double.parseDouble(required(map, "test_at_best_validation")),
                Double.parseDouble(required(map, "test_at_last_epoch")),
                Double.parseDouble(required(map, "best_test")),
                map.getOrDefault(SELECTED_BY, Metric.ACCURACY.name()),
                testValues(map),
                Double.parseDouble(required(map, "spikes_per_neuron")),
                // Older checkpoints have no such number.
                Integer.parseInt(map.getOrDefault("replaced_steps", "0")),
                memory(map),
                list(required(map, "validation_losses")),
                list(required(map, map.containsKey(VALUES) ? VALUES : ACCURACIES)));
    }

    private static String required(Map<String, String> map, String key) {
        String text = map.get(key);
        if (text == null) {
            throw new IllegalArgumentException("there is no '" + key + "'");
        }
        return text;
    }

    private static Map<String, TestValues> testValues(Map<String, String> map) {
        Map<String, TestValues> all = new TreeMap<>();
        map.forEach((key, atBest) -> {
            if (key.startsWith(TEST) && key.endsWith(AT_BEST) && key.length() > TEST.length() + AT_BEST.length()) {
                String metric = key.substring(TEST.length(), key.length() - AT_BEST.length());
                double atLast = Double.parseDouble(required(map, TEST + metric + AT_LAST));
                all.put(metric, new TestValues(Double.parseDouble(atBest), atLast));
            }
        });
        return all;
    }

    private static Map<String, Double> memory(Map<String, String> map) {
        return map.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(MEMORY))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().substring(MEMORY.length()), entry -> Double.valueOf(entry.getValue())));
    }

    private static String text(List<Double> numbers) {
        return numbers.stream().map(n -> Double.toString(n)).collect(Collectors.joining(" "));
    }

    private static List<Double> list(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(" ")).map(Double::valueOf).toList();
    }
}
