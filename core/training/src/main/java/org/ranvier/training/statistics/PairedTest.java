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
     * Returns the two-sided p of Wilcoxon's signed-rank test; empty where no pair differs. It is exact where no
     * differences are equal in magnitude, and an approximation by the normal distribution otherwise.
     *
     * @param first one value of each pair
     * @param second the other value of each pair, in the same order
     */
    public static OptionalDouble signedRank(double[] first, double[] second) {
        double[] differences = differences(first, second);
        boolean differ = Arrays.stream(differences).anyMatch(d -> d != 0);
        return isSample(differences) && differ
                ? finite(WilcoxonSignedRankTest.withDefaults().test(differences).getPValue())
                : OptionalDouble.empty();
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
