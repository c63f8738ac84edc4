package org.ranvier.training.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
