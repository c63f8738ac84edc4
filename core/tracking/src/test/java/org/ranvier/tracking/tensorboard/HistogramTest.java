package org.ranvier.tracking.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class HistogramTest {

    @RepeatedTest(20)
    void everyNumberIsInTheBinBelowWhoseLimitItLies(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        double scale = Math.pow(10, random.nextInt(-9, 9));
        double[] values = random.doubles(1 + random.nextInt(300))
                .map(v -> (v - 0.3) * scale)
                .toArray();

        Histogram histogram = Histogram.of(values);

        assertThat(Arrays.stream(histogram.counts()).sum()).isEqualTo(values.length);
        assertThat(histogram.limits()).isSorted().endsWith(histogram.max());
        double tolerance = 1e-9 * (histogram.max() - histogram.min());
        int below = 0;
        for (int n = 0; n < histogram.limits().length; n++) {
            below += (int) histogram.counts()[n];
            double limit = histogram.limits()[n];
            assertThat(below)
                    .isBetween(
                            (int) Arrays.stream(values)
                                    .filter(v -> v < limit - tolerance)
                                    .count(),
                            (int) Arrays.stream(values)
                                    .filter(v -> v <= limit + tolerance)
                                    .count());
        }
    }

    @Test
    void numbersThatAreAllTheSameAreOneBin() {
        Histogram histogram = Histogram.of(new double[] {2, 2, 2});

        assertThat(histogram.limits()).containsExactly(2);
        assertThat(histogram.counts()).containsExactly(3);
        assertThat(histogram.sumOfSquares()).isEqualTo(12);
    }

    @Test
    void ofNoNumbersThereIsNothing() {
        assertThat(Histogram.of(new double[0]).count()).isZero();
    }
}
