package org.ranvier.training.trial;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Metric;
import org.ranvier.training.statistics.PairedTest;
import org.ranvier.training.statistics.Spread;

/**
 * Two folders of runs, compared seed by seed and fold by fold: what the two runs of a pair have in common, such as a
 * fold that is hard, cancels in their difference.
 *
 * @param figure the name of the figure that is compared
 * @param metric what it is a value of
 * @param pairs the runs of the same name that have finished in both, in the order of the first folder
 * @param alone the names of runs that have no counterpart, or have not finished in both
 */
public record Comparison(String figure, Metric metric, List<Pair> pairs, List<String> alone) {

    /**
     * Two runs with the same seed and fold.
     *
     * @param name what both are called
     */
    public record Pair(String name, double first, double second) {

        /** Returns how much more the second has than the first. */
        public double difference() {
            return second - first;
        }
    }

    /**
     * Compares.
     *
     * @throws RanvierException if not even one pair has finished, or the two have different metrics
     */
    public static Comparison of(SeriesFolder first, SeriesFolder second) {
        Map<String, TrialResult> ones = finished(first);
        Map<String, TrialResult> others = finished(second);
        Figures one = new Figures(List.copyOf(ones.values()));
        Figures other = new Figures(List.copyOf(others.values()));
        Set<String> both = new LinkedHashSet<>(ones.keySet());
        both.retainAll(others.keySet());
        String where = first.path() + " and " + second.path();
        if (both.isEmpty()) {
            throw new RanvierException(Problem.usage(
                    where,
                    "no run has finished in both with the same seed and fold",
                    "train both with the same --seeds and --folds"));
        }
        if (!one.metric().equals(other.metric())) {
            throw new RanvierException(Problem.usage(
                    where,
                    "one was selected by " + one.metric() + ", the other by " + other.metric(),
                    "compare runs with the same objective"));
        }
        boolean tested = one.quoted().equals(Figures.TEST) && other.quoted().equals(Figures.TEST);
        String figure = tested ? Figures.TEST : Figures.VALIDATION;
        Set<String> alone = new LinkedHashSet<>(names(first));
        alone.addAll(names(second));
        alone.removeAll(both);
        return new Comparison(
                figure,
                one.metric(),
                both.stream()
                        .map(name -> new Pair(
                                name,
                                ones.get(name).figure(figure),
                                others.get(name).figure(figure)))
                        .toList(),
                List.copyOf(alone));
    }

    private static List<String> names(SeriesFolder folder) {
        return folder.trials().stream().map(Trial::name).toList();
    }

    private static Map<String, TrialResult> finished(SeriesFolder folder) {
        return folder.results().stream()
                .filter(TrialResult::finished)
                .collect(Collectors.toMap(
                        result -> result.trial().name(), result -> result, (a, b) -> a, LinkedHashMap::new));
    }

    /** Returns the differences of all pairs, the second less the first. */
    public Spread differences() {
        return Spread.of(pairs.stream().mapToDouble(Pair::difference).toArray());
    }

    /** Returns the two-sided p of Student's t test for paired samples; empty where there is none. */
    public OptionalDouble pairedT() {
        return PairedTest.t(values(true), values(false));
    }

    /** Returns the two-sided p of Wilcoxon's signed-rank test; empty where there is none. */
    public OptionalDouble wilcoxon() {
        return PairedTest.signedRank(values(true), values(false));
    }

    private double[] values(boolean first) {
        return pairs.stream()
                .mapToDouble(pair -> first ? pair.first() : pair.second())
                .toArray();
    }
}
