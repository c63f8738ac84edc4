package org.ranvier.analysis;

import java.util.Arrays;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * The Mann–Whitney U test of two groups, two-sided: whether values of one tend to be greater than those of the other.
 *
 * <p>The p value is exact where one group has at most 8 values and none occurs twice; otherwise it is that of the
 * normal approximation, corrected for ties and for continuity, as SciPy's {@code mannwhitneyu} computes it by default.
 * Of the usual variants it is the only one that gives the p values of Mészáros, Knight and Nowotny 2025 for their U.
 *
 * @param u U of the first group: how many pairs there are of which its value is greater, ties counting half
 * @param p the p value, in [0, 1]
 * @param exact whether the p value is exact
 * @param first how many values the first group has
 * @param second how many values the second group has
 */
public record RankSum(double u, double p, boolean exact, int first, int second) {

    private static final int SMALL = 8;

    /**
     * Tests.
     *
     * @param first values without NaN, at least one
     * @param second values without NaN, at least one
     */
    public static RankSum of(double[] first, double[] second) {
        boolean exact = Math.min(first.length, second.length) <= SMALL && !hasTies(first, second);
        MannWhitneyUTest.Result result = MannWhitneyUTest.withDefaults()
                .with(exact ? PValueMethod.EXACT : PValueMethod.ASYMPTOTIC)
                .with(ContinuityCorrection.ENABLED)
                .test(first, second);
        return new RankSum(result.getStatistic(), result.getPValue(), exact, first.length, second.length);
    }

    private static boolean hasTies(double[] first, double[] second) {
        double[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return Arrays.stream(all).distinct().count() < all.length;
    }
}
