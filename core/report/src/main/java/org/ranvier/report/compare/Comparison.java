package org.ranvier.report.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.ranvier.analysis.RankSum;
import org.ranvier.training.archive.RecordedRun;
import org.ranvier.training.statistics.PairedTest;
import org.ranvier.training.statistics.Spread;

/**
 * A test of whether two groups differ in a figure, two-sided.
 *
 * @param first the first group
 * @param second the second group
 * @param pairs how many seeds and folds both have; 0 where the test is unpaired
 * @param counts how many runs of each group it takes
 * @param difference mean of the first minus mean of the second
 * @param rankTest Wilcoxon's signed-rank test if paired, else Mann and Whitney's U test; NaN where there is no p
 * @param tTest the paired t test; NaN where there is no p
 */
record Comparison(
        Group first, Group second, int pairs, int[] counts, double difference, double rankTest, double tTest) {

    /** Fewer pairs say nothing, whatever they are. */
    private static final int LEAST = 2;

    /**
     * Tests two groups: by seed and fold where they share them, else as independent samples; empty with too few runs.
     */
    static Optional<Comparison> of(Group first, Group second, ToDoubleFunction<RecordedRun> figure) {
        if (!first.metric().equals(second.metric())) {
            return Optional.empty();
        }
        List<Draw> shared = first.byDraw().keySet().stream()
                .filter(second.byDraw()::containsKey)
                .toList();
        if (shared.size() >= LEAST) {
            double[] a = shared.stream()
                    .mapToDouble(s -> figure.applyAsDouble(first.byDraw().get(s)))
                    .toArray();
            double[] b = shared.stream()
                    .mapToDouble(s -> figure.applyAsDouble(second.byDraw().get(s)))
                    .toArray();
            return isFinite(a, b) ? Optional.of(paired(first, second, a, b)) : Optional.empty();
        }
        double[] a = first.byDraw().values().stream().mapToDouble(figure).toArray();
        double[] b = second.byDraw().values().stream().mapToDouble(figure).toArray();
        return a.length >= LEAST && b.length >= LEAST && isFinite(a, b)
                ? Optional.of(unpaired(first, second, a, b))
                : Optional.empty();
    }

    private static boolean isFinite(double[] a, double[] b) {
        return Arrays.stream(a).allMatch(Double::isFinite) && Arrays.stream(b).allMatch(Double::isFinite);
    }

    private static Comparison paired(Group first, Group second, double[] a, double[] b) {
        double[] differences = new double[a.length];
        Arrays.setAll(differences, n -> a[n] - b[n]);
        return new Comparison(
                first,
                second,
                a.length,
                new int[] {a.length, a.length},
                Spread.of(differences).mean(),
                PairedTest.signedRank(a, b).orElse(Double.NaN),
                PairedTest.t(a, b).orElse(Double.NaN));
    }

    private static Comparison unpaired(Group first, Group second, double[] a, double[] b) {
        return new Comparison(
                first,
                second,
                0,
                new int[] {a.length, b.length},
                Spread.of(a).mean() - Spread.of(b).mean(),
                RankSum.of(a, b).p(),
                Double.NaN);
    }

    /** Returns the smallest p that the rank test can give for so many pairs, 2 / 2^n. */
    static double leastP(int pairs) {
        return 2 / Math.pow(2, pairs);
    }

    /**
     * Returns the p of the rank tests, corrected for their number as Holm does (Scandinavian Journal of Statistics 6,
     * 1979): the i-th smallest of m is multiplied by m − i + 1, and none is smaller than the one before.
     */
    static double[] holm(List<Comparison> comparisons) {
        double[] corrected = new double[comparisons.size()];
        Arrays.fill(corrected, Double.NaN);
        List<Integer> order = new ArrayList<>();
        for (int n = 0; n < corrected.length; n++) {
            if (!Double.isNaN(comparisons.get(n).rankTest())) {
                order.add(n);
            }
        }
        order.sort((a, b) ->
                Double.compare(comparisons.get(a).rankTest(), comparisons.get(b).rankTest()));
        double least = 0;
        for (int i = 0; i < order.size(); i++) {
            double p = comparisons.get(order.get(i)).rankTest() * (order.size() - i);
            least = Math.min(1, Math.max(least, p));
            corrected[order.get(i)] = least;
        }
        return corrected;
    }
}
