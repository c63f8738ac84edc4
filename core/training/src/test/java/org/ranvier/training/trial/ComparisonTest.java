package org.ranvier.training.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ranvier.api.data.Metric;
import org.ranvier.training.trial.Comparison.Pair;

class ComparisonTest {

    /**
     * Depression scores of nine patients before and after a therapy, M. Hollander and D. A. Wolfe, "Nonparametric
     * Statistical Methods", 1973, p. 29, which R has as the example of {@code wilcox.test}: V = 40, two-sided p =
     * 0.03906.
     */
    @Test
    void theSignedRankTestIsExactForFewPairs() {
        Comparison depression = comparison(
                new double[] {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30},
                new double[] {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29});
        assertThat(depression.wilcoxon().orElseThrow()).isCloseTo(0.03906, within(5e-6));
    }

    /**
     * Hours of sleep gained with two drugs, "Student", Biometrika 6, 1908, p. 20, which R has as {@code sleep}: t =
     * −4.0621 with 9 degrees of freedom, two-sided p = 0.002833.
     */
    @Test
    void thePairedTTestIsThatOfStudent() {
        Comparison sleep = comparison(
                new double[] {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0},
                new double[] {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4});
        assertThat(sleep.pairedT().orElseThrow()).isCloseTo(0.002833, within(5e-7));
        assertThat(sleep.differences().mean()).isCloseTo(1.58, within(1e-12));
        assertThat(sleep.differences().sd()).isCloseTo(1.229995, within(1e-6));
    }

    @Test
    void withoutChanceThereIsNoTest() {
        assertThat(comparison(new double[] {1, 2, 3}, new double[] {1, 2, 3}).wilcoxon())
                .isEmpty();
        assertThat(comparison(new double[] {1, 2, 3}, new double[] {2, 3, 4}).pairedT())
                .isEmpty();
        assertThat(comparison(new double[] {1}, new double[] {2}).wilcoxon()).isEmpty();
        assertThat(comparison(new double[] {1}, new double[] {2}).pairedT()).isEmpty();
    }

    private static Comparison comparison(double[] first, double[] second) {
        List<Pair> pairs = IntStream.range(0, first.length)
                .mapToObj(n -> new Pair("seed-" + n, first[n], second[n]))
                .toList();
        return new Comparison(Figures.TEST, Metric.ACCURACY, pairs, List.of());
    }
}
