package org.ranvier.training.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PairedTestTest {

    /**
     * Depression scores of nine patients before and after a therapy, M. Hollander and D. A. Wolfe, "Nonparametric
     * Statistical Methods", 1973, p. 29, which R has as the example of {@code wilcox.test}: V = 40, two-sided p =
     * 0.03906.
     */
    @Test
    void theSignedRankTestIsExactForFewPairs() {
        double[] before = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
        double[] after = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
        assertThat(PairedTest.signedRank(before, after).orElseThrow()).isCloseTo(0.03906, within(5e-6));
    }

    /** Two of the five differences are equal in magnitude; of 32 distributions of signs two are as extreme. */
    @Test
    void theSignedRankTestIsExactWithEqualDifferencesToo() {
        double[] with = {1, 1, 1, 1, 0.975};
        double[] without = {0.7, 0.675, 0.5, 0.7, 0.8};
        assertThat(PairedTest.signedRank(with, without)).hasValue(2.0 / 32);
        assertThat(PairedTest.signedRank(without, with)).hasValue(2.0 / 32);
        // Ranks 1.5, 1.5 and 3: sums 0, 1.5, 1.5, 3, 3, 4.5, 4.5 and 6; six are as far from 3 as 1.5 is.
        assertThat(PairedTest.signedRank(new double[] {1, 0, -2, 0}, new double[] {0, 1, 0, 0}))
                .hasValue(6.0 / 8);
    }

    @RepeatedTest(20)
    void countedSignsAgreeWithTheExactDistribution(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        double[] first = random.doubles(2 + random.nextInt(12)).toArray();
        double[] second = random.doubles(first.length).toArray();
        double[] differences = IntStream.range(0, first.length)
                .mapToDouble(n -> first[n] - second[n])
                .toArray();

        assertThat(PairedTest.signedRank(first, second).orElseThrow())
                .isCloseTo(
                        WilcoxonSignedRankTest.withDefaults()
                                .with(PValueMethod.EXACT)
                                .test(differences)
                                .getPValue(),
                        within(1e-12));
    }

    /**
     * Hours of sleep gained with two drugs, "Student", Biometrika 6, 1908, p. 20, which R has as {@code sleep}: t =
     * −4.0621 with 9 degrees of freedom, two-sided p = 0.002833.
     */
    @Test
    void theTTestIsThatOfStudent() {
        double[] first = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
        double[] second = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
        assertThat(PairedTest.t(first, second).orElseThrow()).isCloseTo(0.002833, within(5e-7));
    }

    @Test
    void withoutChanceThereIsNoTest() {
        assertThat(PairedTest.signedRank(new double[] {1, 2, 3}, new double[] {1, 2, 3}))
                .isEmpty();
        assertThat(PairedTest.t(new double[] {1, 2, 3}, new double[] {2, 3, 4})).isEmpty();
        // One of the differences is −0.
        assertThat(PairedTest.t(new double[] {-0.0, 0}, new double[] {0, 0})).isEmpty();
    }

    @Test
    void fewerThanTwoPairsAreNoTest() {
        assertThat(PairedTest.signedRank(new double[] {1}, new double[] {2})).isEmpty();
        assertThat(PairedTest.t(new double[] {1}, new double[] {2})).isEmpty();
        assertThat(PairedTest.signedRank(new double[0], new double[0])).isEmpty();
        assertThat(PairedTest.t(new double[0], new double[0])).isEmpty();
    }

    @Test
    void aPairWithoutAFigureLeavesNoTest() {
        for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThat(PairedTest.signedRank(new double[] {1, none, 3}, new double[] {2, 3, 5}))
                    .isEmpty();
            assertThat(PairedTest.t(new double[] {1, 2, 3}, new double[] {2, none, 5}))
                    .isEmpty();
        }
    }
}
