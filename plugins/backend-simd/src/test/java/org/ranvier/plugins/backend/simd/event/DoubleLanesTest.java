package org.ranvier.plugins.backend.simd.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions in lanes against those of Java, and sorting in lanes. */
class DoubleLanesTest {

    private static final int COUNT = 1 << 16;

    @ParameterizedTest
    @CsvSource({"-169, 169", "-1, 1", "-1e-9, 1e-9"})
    void exponentialsAreAccurate(double low, double high) {
        assertThat(worst(low, high, DoubleLanes::exp, Math::exp)).isLessThan(3);
    }

    @ParameterizedTest
    @CsvSource({"1e-300, 1e-290", "1e-70, 1", "0.7, 1.5", "0.999999, 1.000001", "1, 1e10"})
    void logarithmsAreAccurate(double low, double high) {
        assertThat(worst(low, high, DoubleLanes::log, Math::log)).isLessThan(3);
    }

    @Test
    void whatIsFarDecaysToNextToNothing() {
        assertThat(DoubleLanes.exp(DoubleLanes.all(-1e300)).lane(0)).isBetween(0.0, 1e-70);
        assertThat(DoubleLanes.exp(DoubleLanes.all(Double.NEGATIVE_INFINITY)).lane(0))
                .isBetween(0.0, 1e-70);
        assertThat(DoubleLanes.exp(DoubleLanes.all(0)).lane(0)).isEqualTo(1);
        assertThat(DoubleLanes.log(DoubleLanes.all(1)).lane(0)).isEqualTo(0);
    }

    @Test
    void aSumFoldsHalves() {
        double[] lanes = new SplittableRandom(1).doubles(20, -1, 1).toArray();
        double[] folded = Arrays.copyOfRange(lanes, 3, 19);
        for (int half = 8; half > 0; half /= 2) {
            for (int n = 0; n < half; n++) {
                folded[n] += folded[n + half];
            }
        }
        assertThat(DoubleLanes.sum(lanes, 3)).isEqualTo(folded[0]);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 9, 16, 30, 31, 33, 120, 129})
    void everyLaneIsSortedWithItsWeights(int count) {
        SplittableRandom random = new SplittableRandom(count);
        double[] times = new double[count * DoubleLanes.GROUP];
        // From a few values, so that some are equal.
        Arrays.setAll(times, n -> random.nextInt(2 * count));
        double[] weights = Arrays.stream(times).map(t -> -t).toArray();
        double[][] expected = new double[DoubleLanes.GROUP][count];
        for (int n = 0; n < times.length; n++) {
            expected[n % DoubleLanes.GROUP][n / DoubleLanes.GROUP] = times[n];
        }
        new LaneSort(count).sort(times, weights);
        for (int n = 0; n < times.length; n++) {
            assertThat(weights[n]).isEqualTo(-times[n]);
        }
        for (int lane = 0; lane < DoubleLanes.GROUP; lane++) {
            Arrays.sort(expected[lane]);
            for (int n = 0; n < count; n++) {
                assertThat(times[n * DoubleLanes.GROUP + lane]).isEqualTo(expected[lane][n]);
            }
        }
    }

    /** The largest error in units in the last place, Java's own of one included. */
    private static double worst(double low, double high, UnaryOperator<DoubleVector> lanes, DoubleUnaryOperator exact) {
        double worst = 0;
        for (int n = 0; n < COUNT; n++) {
            double x = low + (high - low) * (n + 0.5) / COUNT;
            double expected = exact.applyAsDouble(x);
            double error = lanes.apply(DoubleLanes.all(x)).lane(0) - expected;
            worst = Math.max(worst, Math.abs(error) / Math.ulp(expected));
        }
        return worst;
    }
}
