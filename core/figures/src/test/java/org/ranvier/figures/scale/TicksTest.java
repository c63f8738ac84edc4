package org.ranvier.figures.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TicksTest {

    @RepeatedTest(200)
    void ticksCoverTheRangeAndHaveLabelsOfTheirOwn(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        double low = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-6, 9));
        double length = Math.pow(10, random.nextInt(-4, 9)) * (0.1 + random.nextDouble());
        if (length < 1e-9 * Math.abs(low)) {
            length = Math.abs(low);
        }
        Range range = new Range(low, low + length);
        int most = random.nextInt(3, 10);

        Ticks ticks = Ticks.linear(range, most, false);

        assertThat(ticks.values())
                .hasSizeBetween(1, most)
                .isSorted()
                .allSatisfy(v -> assertThat(v)
                        .isBetween(
                                range.low() - 1e-6 * (range.high() - range.low()),
                                range.high() + 1e-6 * (range.high() - range.low())));
        if (length > 1e-3 * Math.abs(low)) {
            assertThat(new HashSet<>(ticks.labels())).as(ticks.toString()).hasSameSizeAs(ticks.labels());
        }
    }

    @RepeatedTest(200)
    void logarithmicTicksDoToo(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        double low = Math.pow(10, 12 * random.nextDouble() - 6);
        Range range = new Range(low, low * Math.pow(10, 0.05 + 6 * random.nextDouble()));

        Ticks ticks = Ticks.log(range, 6);

        assertThat(ticks.values()).hasSizeBetween(1, 6).isSorted();
        assertThat(new HashSet<>(ticks.labels())).hasSameSizeAs(ticks.labels());
    }

    @Test
    void labelsAreRoundNumbersAsPapersWriteThem() {
        assertThat(Ticks.linear(new Range(0, 1), 6, false).labels())
                .containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(Ticks.linear(new Range(-70, -48), 5, false).labels())
                .containsExactly("−70", "−65", "−60", "−55", "−50");
        assertThat(Ticks.linear(new Range(0, 3), 9, true).labels()).containsExactly("0", "1", "2", "3");
        assertThat(Ticks.linear(new Range(0, 48_000), 4, false).labels()).containsExactly("0", "20,000", "40,000");
        assertThat(Ticks.linear(new Range(0, 3e6), 4, false).labels()).containsExactly("0", "1×10⁶", "2×10⁶", "3×10⁶");
        assertThat(Ticks.linear(new Range(0, 2e-6), 3, false).labels()).containsExactly("0", "1×10⁻⁶", "2×10⁻⁶");
        assertThat(Ticks.log(new Range(1e-5, 1e3), 5).labels()).isEqualTo(List.of("10⁻⁴", "0.01", "1", "100"));
        assertThat(Ticks.log(new Range(1, 100), 9).labels()).containsExactly("1", "2", "5", "10", "20", "50", "100");
    }
}
