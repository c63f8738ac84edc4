package org.ranvier.training.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Range;
import org.ranvier.api.Setting;
import org.ranvier.api.Unit;

class TrainedBoundsTest {

    private static final TrainedBounds CLOCK = new TrainedBounds(1);
    private static final TrainedBounds EVENTS = new TrainedBounds(Double.POSITIVE_INFINITY);

    @Test
    void closedEndsAndBoundsThatTheAuthorGaveAreKept() {
        Setting tau = Setting.parameter("tau", Unit.MILLISECONDS, Range.above(0), "tau")
                .bounded(0.5, 100);
        Setting weight = Setting.parameter("w", Unit.NONE, Range.ALL, "w");

        assertThat(CLOCK.of(tau, new double[] {20})).isEqualTo(Range.closed(0.5, 100));
        assertThat(CLOCK.of(weight, new double[] {20})).isEqualTo(Range.ALL);
        assertThat(CLOCK.of(setting(Unit.NONE, Range.atLeast(0)), new double[] {0})
                        .contains(0))
                .isTrue();
    }

    @Test
    void aTimeStaysAHundredthOfATickFromAnOpenEnd() {
        Setting tau = setting(Unit.MILLISECONDS, Range.above(0));

        assertThat(CLOCK.of(tau, new double[] {20, 30}).min()).isEqualTo(0.01);
        assertThat(new TrainedBounds(0.1).of(tau, new double[] {20}).min()).isEqualTo(0.001, within(1e-15));
        assertThat(CLOCK.of(tau, new double[] {0.02}).min())
                .as("never above a start")
                .isEqualTo(2e-5, within(1e-15));
        assertThat(EVENTS.of(tau, new double[] {20}).min()).isEqualTo(0.02, within(1e-15));
    }

    @Test
    void othersStayAThousandthOfTheWayToTheNearestStart() {
        Range gain = CLOCK.of(setting(Unit.NONE, Range.open(0, 1)), new double[] {0.9, 0.5});

        assertThat(gain.min()).isEqualTo(5e-4, within(1e-15));
        assertThat(gain.max()).isEqualTo(1 - 1e-4, within(1e-15));
        assertThat(CLOCK.of(setting(Unit.NONE, Range.above(0)).bounded(0, 3), new double[] {1})
                        .min())
                .as("bounds that touch an end which the range does not have")
                .isEqualTo(1e-3);
    }

    /**
     * Whatever the range: the bounds lie in it, have every start but those on an open end, and single precision sees no
     * end either.
     */
    @Test
    void boundsLieInTheRangeInSinglePrecisionToo() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n = 0; n < 1000; n++) {
            double min = random.nextBoolean() ? 0 : Math.scalb(random.nextDouble(-1, 1), random.nextInt(-60, 60));
            double width = Math.scalb(1, random.nextInt(-10, 60)) * Math.max(1, Math.abs(min));
            Range range = random.nextBoolean() ? Range.above(min) : Range.open(min, min + width);
            double start = min + width * random.nextDouble(0.01, 0.99);

            Range bounds = CLOCK.of(
                    setting(random.nextBoolean() ? Unit.NONE : Unit.MILLISECONDS, range), new double[] {start, min});

            assertThat((double) (float) bounds.min()).isGreaterThan((float) min);
            assertThat(bounds.contains(start)).as(bounds + " has " + start).isTrue();
            if (Double.isFinite(range.max())) {
                assertThat((double) (float) bounds.max()).isLessThan((float) range.max());
            }
        }
    }

    private static Setting setting(Unit unit, Range range) {
        return Setting.parameter("p", unit, range, "p");
    }
}
