package org.ranvier.plugins.encoders.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.plugins.encoders.standard.Encodings.assertUsageProblem;
import static org.ranvier.plugins.encoders.standard.Encodings.encode;
import static org.ranvier.plugins.encoders.standard.Encodings.prepare;
import static org.ranvier.plugins.encoders.standard.Encodings.values;
import static org.ranvier.plugins.encoders.standard.Encodings.window;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Sample;
import org.ranvier.plugins.encoders.standard.Encodings.Event;

class BinsTest {

    /** Five neighbours and ten milliseconds become one number. */
    @Test
    void neighboursAndTicksAreSummed() {
        Sample.Events events =
                new Sample.Events(700, new int[] {699, 0, 4, 5, 3}, new double[] {29.9, 9.99, 0, 3, 10}, null);
        assertThat(encode(prepare(new Bins(), Map.of("channels", 140), window(10, 3), 700), events))
                .containsExactly(new Event(0, 0, 2), new Event(1, 0, 1), new Event(0, 10, 1), new Event(139, 20, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 12})
    void noEventIsLostOrCountedTwice(int channels) {
        SplittableRandom random = new SplittableRandom(channels);
        Encoder.Encoding bins = prepare(new Bins(), Map.of("channels", channels), window(0.7, 30), 12);
        assertThat(bins.channels()).isEqualTo(channels == 0 ? 12 : channels);
        for (int n = 0; n < 20; n++) {
            // Some fall behind the end of the window, and have to come out too, for the sink to count.
            Sample.Events events = Encodings.events(random, 12, 500, 25);
            List<Event> counts = encode(bins, events);
            assertThat(counts.stream().mapToDouble(Event::value).sum())
                    .isEqualTo(DoubleStream.of(events.value()).sum());
            long late = DoubleStream.of(events.timeMs()).filter(t -> t >= 21).count();
            assertThat(late).isPositive();
            assertThat(counts).filteredOn(e -> e.timeMs() >= 21).hasSize((int) late);
            for (int c = 0; c < bins.channels(); c++) {
                int group = c;
                int width = 12 / bins.channels();
                assertThat(counts.stream()
                                .filter(e -> e.channel() == group)
                                .mapToDouble(Event::value)
                                .sum())
                        .isEqualTo(IntStream.range(0, 500)
                                .filter(i -> events.channel()[i] / width == group)
                                .mapToDouble(i -> events.value()[i])
                                .sum());
            }
        }
    }

    @Test
    void clippedBinsSayWhetherThereIsAnEvent() {
        SplittableRandom random = new SplittableRandom(5);
        Encoder.Encoding counting = prepare(new Bins(), Map.of("channels", 3), window(1, 20), 12);
        Encoder.Encoding clipped = prepare(new Bins(), Map.of("channels", 3, "clip", true), window(1, 20), 12);
        Sample.Events events = Encodings.events(random, 12, 60, 20);
        assertThat(counting.graded()).isTrue();
        assertThat(clipped.graded()).isFalse();
        assertThat(encode(counting, events)).extracting(Event::value).contains(1.0, 3.0);
        assertThat(encode(clipped, events))
                .isEqualTo(encode(counting, events).stream()
                        .map(e -> new Event(e.channel(), e.timeMs(), 1))
                        .toList());
    }

    @Test
    void refusesWhatItCannotCount() {
        assertUsageProblem(
                () -> prepare(new Bins(), Map.of("channels", 141), window(10, 100), 700),
                "700 channels",
                "into 141 groups",
                "such as 140");
        assertUsageProblem(() -> prepare(new Bins(), Map.of("channels", 1400), window(10, 100), 700), "such as 700");
        assertUsageProblem(() -> prepare(new Bins(), Map.of(), Encoder.Window.UNBOUNDED, 700), "no ticks");
        Encoder.Encoding bins = prepare(new Bins(), Map.of(), window(1, 4), 3);
        assertUsageProblem(() -> encode(bins, values(1, 2, 3)), "numbers of shape [3]", "recorded events");
        assertUsageProblem(
                () -> encode(bins, new Sample.Events(2, new int[0], new double[0], null)), "2 channels", "declares 3");
    }
}
