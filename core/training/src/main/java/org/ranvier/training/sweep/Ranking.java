package org.ranvier.training.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.data.Metric;
import org.ranvier.api.data.Metric.Direction;
import org.ranvier.training.statistics.Spread;
import org.ranvier.training.trial.Figures;
import org.ranvier.training.trial.TrialResult;
import org.ranvier.training.trial.TrialResult.State;

/**
 * The settings of a sweep, the best first: those that finished, by their mean validation value; then those that are not
 * over; then those that were stopped, the later first; then those that failed. Test values have no say.
 *
 * @param metric the metric that the figures are values of
 * @param rows the settings
 */
public record Ranking(Metric metric, List<Row> rows) {

    /**
     * A setting.
     *
     * @param name what the names of its trials begin with
     * @param values what it changes, by key
     * @param state the worst of its trials
     * @param trials what came of its seeds and folds
     */
    public record Row(String name, Map<String, String> values, State state, List<TrialResult> trials) {

        /** Returns the best validation value, over seeds and folds. */
        public Spread validation() {
            return spread(Figures.VALIDATION);
        }

        /** Returns the test value at the epoch of the best validation value, over seeds and folds. */
        public Spread test() {
            return spread(Figures.TEST);
        }

        /** Returns a figure of the trials that have it. */
        public Spread spread(String figure) {
            return Spread.of(
                    trials.stream().mapToDouble(trial -> trial.figure(figure)).toArray());
        }
    }

    /** Ranks. */
    public static Ranking of(List<TrialResult> results) {
        Metric metric = new Figures(results).metric();
        Map<List<String>, List<TrialResult>> bySetting = new LinkedHashMap<>();
        results.forEach(result -> bySetting
                .computeIfAbsent(result.trial().setting(), key -> new ArrayList<>())
                .add(result));
        double sign = metric.better() == Direction.HIGHER ? -1 : 1;
        return new Ranking(
                metric,
                bySetting.values().stream()
                        .map(Ranking::row)
                        .sorted(Comparator.<Row>comparingInt(row -> order(row.state()))
                                .thenComparingDouble(row -> row.state() == State.STOPPED
                                        ? -row.spread("epochs").mean()
                                        : 0)
                                .thenComparingDouble(
                                        row -> sign * row.validation().mean()))
                        .toList());
    }

    private static int order(State state) {
        return switch (state) {
            case FINISHED -> 0;
            case INTERRUPTED, MISSING -> 1;
            case STOPPED -> 2;
            case FAILED -> 3;
        };
    }

    private static Row row(List<TrialResult> trials) {
        State worst = trials.stream()
                .map(TrialResult::state)
                .max(Comparator.comparingInt(Ranking::order))
                .orElse(State.MISSING);
        TrialResult first = trials.getFirst();
        Map<String, String> values = new LinkedHashMap<>(first.trial().assignments());
        values.keySet()
                .removeIf(key -> first.trial().setting().stream().noneMatch(change -> change.startsWith(key + "=")));
        String name = values.isEmpty() ? "" : first.trial().name().split("-")[0];
        return new Row(name, values, worst, trials);
    }
}
