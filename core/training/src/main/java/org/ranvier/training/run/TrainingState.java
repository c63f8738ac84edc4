package org.ranvier.training.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ranvier.training.report.EpochReport;
import org.ranvier.training.report.RunSummary.TestLosses;

/**
 * How far a run has come, and its best so far: what a checkpoint needs to go on from, and nothing that depends on the
 * clock.
 *
 * @param epoch finished epochs
 * @param step finished training steps
 * @param bestEpoch the epoch of the best validation accuracy, or of the lowest validation loss where there is no
 *     accuracy; 0 before the first
 * @param testLosses the test losses where there is no accuracy
 * @param replacedSteps how many training steps a policy of missing spikes took the place of
 * @param memory what that policy remembers
 * @param losses the validation loss of every finished epoch
 * @param accuracies the validation accuracy of every finished epoch
 */
public record TrainingState(
        int epoch,
        int step,
        int bestEpoch,
        double bestValidation,
        double testAtBestValidation,
        double testAtLastEpoch,
        double bestTest,
        Optional<TestLosses> testLosses,
        double spikesPerNeuron,
        int replacedSteps,
        Map<String, Double> memory,
        List<Double> losses,
        List<Double> accuracies) {

    private static final String LOSS_AT_BEST = "test_loss_at_best_validation";
    private static final String LOSS_AT_LAST = "test_loss_at_last_epoch";
    private static final String MEMORY = "missing_spikes/";

    public static final TrainingState START = new TrainingState(
            0, 0, 0, -1, Double.NaN, Double.NaN, Double.NaN, Optional.empty(), 0, 0, Map.of(), List.of(), List.of());

    /**
     * Returns the state after another epoch.
     *
     * @param step finished training steps
     * @param replaced how many of them a policy of missing spikes took the place of
     * @param remembered what that policy remembers
     */
    public TrainingState after(EpochReport report, int step, int replaced, Map<String, Double> remembered) {
        boolean best = isBest(report);
        double test = report.testAccuracy();
        return new TrainingState(
                report.epoch(),
                step,
                best ? report.epoch() : bestEpoch,
                best ? report.validationAccuracy() : bestValidation,
                best ? test : testAtBestValidation,
                test,
                Double.isNaN(bestTest) ? test : Math.max(bestTest, test),
                report.hasAccuracy() ? Optional.empty() : Optional.of(testLosses(report, best)),
                best ? report.spikesPerNeuron() : spikesPerNeuron,
                replaced,
                remembered,
                with(losses, report.validationLoss()),
                with(accuracies, report.validationAccuracy()));
    }

    private TestLosses testLosses(EpochReport report, boolean best) {
        double atBest = best
                ? report.testLoss()
                : testLosses.map(TestLosses::atBestValidation).orElse(Double.NaN);
        return new TestLosses(atBest, report.testLoss());
    }

    private static List<Double> with(List<Double> list, double more) {
        return Stream.concat(list.stream(), Stream.of(more)).toList();
    }

    /**
     * Whether an epoch has the best validation accuracy so far, or the lowest validation loss where there is no
     * accuracy; of equals, the first.
     */
    public boolean isBest(EpochReport report) {
        return report.hasAccuracy()
                ? report.validationAccuracy() > bestValidation
                : losses.stream().allMatch(earlier -> report.validationLoss() < earlier);
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
        testLosses.ifPresent(loss -> {
            map.put(LOSS_AT_BEST, Double.toString(loss.atBestValidation()));
            map.put(LOSS_AT_LAST, Double.toString(loss.atLastEpoch()));
        });
        map.put("spikes_per_neuron", Double.toString(spikesPerNeuron));
        map.put("replaced_steps", Integer.toString(replacedSteps));
        memory.forEach((name, value) -> map.put(MEMORY + name, Double.toString(value)));
        map.put("validation_losses", text(losses));
        map.put("validation_accuracies", text(accuracies));
        return map;
    }

    static TrainingState of(Map<String, String> map) {
        return new TrainingState(
                Integer.parseInt(map.get("epoch")),
                Integer.parseInt(map.get("step")),
                Integer.parseInt(map.get("best_epoch")),
                Double.parseDouble(map.get("best_validation")),
                Double.parseDouble(map.get("test_at_best_validation")),
                Double.parseDouble(map.get("test_at_last_epoch")),
                Double.parseDouble(map.get("best_test")),
                map.containsKey(LOSS_AT_BEST)
                        ? Optional.of(new TestLosses(
                                Double.parseDouble(map.get(LOSS_AT_BEST)), Double.parseDouble(map.get(LOSS_AT_LAST))))
                        : Optional.empty(),
                Double.parseDouble(map.get("spikes_per_neuron")),
                // Older checkpoints have no such number.
                Integer.parseInt(map.getOrDefault("replaced_steps", "0")),
                memory(map),
                list(map.get("validation_losses")),
                list(map.get("validation_accuracies")));
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
