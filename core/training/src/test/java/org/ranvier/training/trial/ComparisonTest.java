package org.ranvier.training.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ranvier.api.data.Metric;
import org.ranvier.training.trial.Comparison.Pair;

class ComparisonTest {

    /** Hours of sleep gained with two drugs, "Student", Biometrika 6, 1908, p. 20: t = −4.0621, p = 0.002833. */
    @Test
    void theDifferencesAreThoseOfTheSecondToTheFirst() {
        Comparison sleep = comparison(
                new double[] {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0},
                new double[] {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4});
        assertThat(sleep.differences().mean()).isCloseTo(1.58, within(1e-12));
        assertThat(sleep.differences().sd()).isCloseTo(1.229995, within(1e-6));
        assertThat(sleep.pairedT().orElseThrow()).isCloseTo(0.002833, within(5e-7));
    }

    @Test
    void runsWithoutAFigureLeaveNoTest() {
        Comparison one = comparison(new double[] {1, Double.NaN, 3}, new double[] {2, 3, 5});
        assertThat(one.differences().count()).isEqualTo(2);
        assertThat(one.pairedT()).isEmpty();
        assertThat(one.wilcoxon()).isEmpty();
    }

    private static Comparison comparison(double[] first, double[] second) {
        List<Pair> pairs = IntStream.range(0, first.length)
                .mapToObj(n -> new Pair("seed-" + n, first[n], second[n]))
                .toList();
        return new Comparison(Figures.TEST, Metric.ACCURACY, pairs, List.of());
    }
}
