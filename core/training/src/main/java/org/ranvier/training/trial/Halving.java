package org.ranvier.training.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ranvier.api.data.Metric;
import org.ranvier.api.data.Metric.Direction;

/**
 * Successive halving: all settings are trained for a few epochs, the better ones of them for more, and so on, until one
 * is left, which is trained to its end. Settings are compared by their best validation value so far, its mean over
 * seeds and folds; test values have no say.
 *
 * <p>What is stopped is a pure function of what was trained: neither the order in which trials run nor how often they
 * were interrupted changes it. Source: K. Jamieson and A. Talwalkar, "Non-stochastic best arm identification and
 * hyperparameter optimization", AISTATS 2016.
 *
 * @param first after how many epochs settings are compared first
 * @param keep which share of them goes on, 0.1 to 0.75; the next comparison is after 1/keep times as many epochs
 */
public record Halving(int first, double keep) {

    /** No limit. */
    static final int TO_THE_END = Integer.MAX_VALUE;

    /**
     * Where a sweep stands.
     *
     * @param until up to which epoch trials go on now
     * @param alive the trials that go on, in order
     */
    record Standing(int until, List<Trial> alive) {}

    /** Returns after how many epochs settings are compared, ⌈first/keepⁿ⌉. */
    int epochs(int rung) {
        return (int) Math.min(TO_THE_END, Math.ceil(first / Math.pow(keep, rung) - 1e-9));
    }

    /** Returns where a sweep stands. */
    Standing standing(List<Trial> trials, Function<Trial, TrialProgress> progress) {
        Map<Trial, TrialProgress> known = new LinkedHashMap<>();
        trials.forEach(trial -> known.put(trial, progress.apply(trial)));
        Map<List<String>, List<Trial>> bySetting = new LinkedHashMap<>();
        trials.forEach(trial -> bySetting
                .computeIfAbsent(trial.setting(), key -> new ArrayList<>())
                .add(trial));
        List<List<Trial>> alive = new ArrayList<>(bySetting.values());
        for (int rung = 0; alive.size() > 1; rung++) {
            int until = epochs(rung);
            List<Trial> now = flat(alive);
            if (now.stream().allMatch(trial -> known.get(trial).isOver())) {
                return new Standing(TO_THE_END, now);
            }
            if (!now.stream().allMatch(trial -> known.get(trial).hasReached(until))) {
                return new Standing(until, now);
            }
            alive = better(alive, known, until);
        }
        return new Standing(TO_THE_END, flat(alive));
    }

    private List<List<Trial>> better(List<List<Trial>> settings, Map<Trial, TrialProgress> known, int until) {
        int kept = Math.clamp((int) Math.ceil(keep * settings.size() - 1e-9), 1, settings.size() - 1);
        Metric metric = known.values().stream()
                .flatMap(progress -> progress.metric().stream())
                .findFirst()
                .orElse(Metric.ACCURACY);
        Map<List<Trial>, Double> values = new LinkedHashMap<>();
        settings.forEach(setting -> values.put(
                setting,
                setting.stream()
                        .mapToDouble(trial -> known.get(trial).bestValidation(until))
                        .average()
                        .orElse(Double.NaN)));
        double sign = metric.better() == Direction.HIGHER ? -1 : 1;
        // NaN, of settings with a trial that failed, comes last; of equals, the first goes on.
        List<List<Trial>> order = new ArrayList<>(settings);
        order.sort(Comparator.comparingDouble(setting -> sign * values.get(setting)));
        List<List<Trial>> best = order.subList(0, kept);
        return settings.stream().filter(best::contains).toList();
    }

    private static List<Trial> flat(List<List<Trial>> settings) {
        return settings.stream().flatMap(List::stream).toList();
    }
}
