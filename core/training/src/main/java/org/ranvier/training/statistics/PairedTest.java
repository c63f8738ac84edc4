package org.ranvier.training.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.statistics.inference.TTest;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Tests of pairs, such as runs with the same seed: whether chance alone makes them differ. No test has a p for fewer
 * than two pairs, or where a difference is no finite number.
 */
public final class PairedTest {

    private static final int LEAST = 2;

    /** More pairs than these have more distributions of signs than are worth counting. */
    private static final int MOST_COUNTED = 16;

    private PairedTest() {}

    /**
     * Returns the two-sided p of Student's t test for paired samples; empty where all pairs have the same difference.
     *
     * @param first one value of each pair
     * @param second the other value of each pair, in the same order
     */
    public static OptionalDouble t(double[] first, double[] second) {
        double[] differences = differences(first, second);
        boolean varied = Arrays.stream(differences).anyMatch(d -> d != differences[0]);
        return isSample(differences) && varied
                ? finite(TTest.withDefaults().pairedTest(first, second).getPValue())
                : OptionalDouble.empty();
    }

    /**
     * Returns the two-sided p of Wilcoxon's signed-rank test; empty where no pair differs. Pairs that do not differ are
     * left out, and differences equal in magnitude share the mean of their ranks. Of up to 16 pairs p is exact, the
     * share of all distributions of signs whose sum of ranks is no nearer to its expectation; of more it is exact
     * without equal magnitudes, and an approximation by the normal distribution otherwise.
     *
     * @param first one value of each pair
     * @param second the other value of each pair, in the same order
     */
    public static OptionalDouble signedRank(double[] first, double[] second) {
        double[] differences = differences(first, second);
        double[] differing = Arrays.stream(differences).filter(d -> d != 0).toArray();
        if (!isSample(differences) || differing.length == 0) {
            return OptionalDouble.empty();
        }
        return differing.length <= MOST_COUNTED
                ? OptionalDouble.of(counted(differing))
                : finite(WilcoxonSignedRankTest.withDefaults().test(differences).getPValue());
    }

    private static double counted(double[] differences) {
        int n = differences.length;
        // Twice the rank, which is then whole: as many as are smaller twice, and as many as are as large, itself too.
        int[] ranks = new int[n];
        for (int i = 0; i < n; i++) {
            for (double other : differences) {
                int order = Double.compare(Math.abs(differences[i]), Math.abs(other));
                ranks[i] += order > 0 ? 2 : order == 0 ? 1 : 0;
            }
            ranks[i]++;
        }
        int all = Arrays.stream(ranks).sum();
        int found = 0;
        for (int i = 0; i < n; i++) {
            found += differences[i] > 0 ? ranks[i] : 0;
        }
        int asFar = 0;
        for (int signs = 0; signs < 1 << n; signs++) {
            int sum = 0;
            for (int i = 0; i < n; i++) {
                sum += (signs >> i & 1) * ranks[i];
            }
            asFar += Math.abs(2 * sum - all) >= Math.abs(2 * found - all) ? 1 : 0;
        }
        return asFar / (double) (1 << n);
    }

    /** Returns the first less the second, pair by pair. */
    private static double[] differences(double[] first, double[] second) {
        double[] differences = new double[first.length];
        Arrays.setAll(differences, n -> first[n] - second[n]);
        return differences;
    }

    private static boolean isSample(double[] differences) {
        return differences.length >= LEAST && Arrays.stream(differences).allMatch(Double::isFinite);
    }

    private static OptionalDouble finite(double p) {
        return Double.isFinite(p) ? OptionalDouble.of(p) : OptionalDouble.empty();
    }
}
