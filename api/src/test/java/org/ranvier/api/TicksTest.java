package org.ranvier.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.data.SignalBatch;

class TicksTest {

    private static final int DRAWS = 20_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.05, 0.1, 0.2, 0.3, 0.7, 1 / 3.0, 1, 10})
    void multiplesAndHalvesOfTheClockAreThemselves(double dtMs) {
        for (int halves = 0; halves <= 20_000; halves++) {
            BigDecimal decimal = BigDecimal.valueOf(dtMs)
                    .multiply(BigDecimal.valueOf(halves))
                    .divide(BigDecimal.TWO);
            assertThat(Ticks.of(decimal.doubleValue(), dtMs)).isEqualTo(halves / 2.0);
            assertThat(Ticks.of(halves / 2.0 * dtMs, dtMs)).isEqualTo(halves / 2.0);
            if (halves % 2 == 0) {
                assertThat(SignalBatch.tickOf(decimal.doubleValue(), dtMs)).isEqualTo(halves / 2);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 2e-9, -2e-9, -1e-8})
    void whatIsFurtherThanABillionthOffIsNot(double off) {
        assertThat(Ticks.of(0.7 + off * 0.1, 0.1)).isNotEqualTo(7);
        assertThat(Math.floor(Ticks.of(0.7 + off * 0.1, 0.1))).isEqualTo(off < 0 ? 6 : 7);
        assertThat(Math.rint(Ticks.of(0.25 + off * 0.1, 0.1))).isEqualTo(off < 0 ? 2 : 3);
        assertThat(Ticks.of(0.7 + off * 0.1 / 20, 0.1)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 1})
    void aFloatRoundsAsTheDoubleDoes(double dtMs) {
        SplittableRandom random = new SplittableRandom(4);
        for (int n = 0; n < DRAWS; n++) {
            double grid = random.nextInt(0, 500) / 2.0;
            double exact = n % 2 == 0
                    ? random.nextDouble(250)
                    : grid + random.nextDouble(-1, 1) * Math.pow(10, -random.nextInt(3, 12));
            double ticks = Ticks.of(exact * dtMs, dtMs);
            float close = (float) ((double) (float) (exact * dtMs) / dtMs);
            float single = Ticks.single(ticks, close);
            assertThat(Math.floor(single)).isEqualTo(Math.floor(ticks));
            assertThat(Math.rint(single)).isEqualTo(Math.rint(ticks));
            assertThat((double) single)
                    .isCloseTo(ticks, org.assertj.core.data.Offset.offset(Math.ulp((float) ticks) * 2.0 + 1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberStaysWhatItIs(double ms) {
        assertThat(Double.compare(Ticks.of(ms, 0.1), ms)).isZero();
    }
}
