package org.ranvier.plugins.encoders.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ranvier.plugins.encoders.standard.Encodings.assertUsageProblem;
import static org.ranvier.plugins.encoders.standard.Encodings.encode;
import static org.ranvier.plugins.encoders.standard.Encodings.prepare;
import static org.ranvier.plugins.encoders.standard.Encodings.values;
import static org.ranvier.plugins.encoders.standard.Encodings.window;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.plugins.encoders.standard.Encodings.Event;

class RateTest {

    private static final int TICKS = 20_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bernoulliSpikesAtTheRateAsked(long seed) {
        var encoding = prepare(new Rate(), Map.of("max_rate", 200), window(0.5, TICKS), 3);
        var events = encode(encoding, values(0, 0.5, 7), seed);
        assertThat(events).extracting(Event::value).containsOnly(1.0);
        assertThat(events).extracting(Event::channel).doesNotContain(0);
        // Means of 0.05 and 0.1 spikes a tick; five standard deviations.
        assertThat(total(events, 1)).isCloseTo(1000, within(155.0));
        assertThat(total(events, 2)).isCloseTo(2000, within(215.0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void poissonCountsHaveTheMeanAsked(long seed) {
        var encoding = prepare(new Rate(), Map.of("max_rate", 2000, "process", "poisson"), window(1, TICKS), 1);
        assertThat(encoding.graded()).isTrue();
        var events = encode(encoding, values(1), seed);
        assertThat(events).extracting(Event::value).contains(2.0, 3.0, 4.0);
        assertThat(total(events, 0)).isCloseTo(2.0 * TICKS, within(5 * Math.sqrt(2.0 * TICKS)));
    }

    @Test
    void poissonInvertsTheDistribution() {
        double none = Math.exp(-2);
        assertThat(Rate.poisson(0, 0.999)).isZero();
        assertThat(Rate.poisson(2, none - 1e-9)).isZero();
        assertThat(Rate.poisson(2, none + 1e-9)).isEqualTo(1);
        assertThat(Rate.poisson(2, 3 * none + 1e-9)).isEqualTo(2);
        assertThat(Rate.poisson(30, 1 - 0x1p-24)).isBetween(55, 75);
    }

    @Test
    void theSameSeedDrawsTheSameSpikes() {
        var encoding = prepare(new Rate(), Map.of(), window(1, 500), 2);
        assertThat(encode(encoding, values(1, 0.3), 9)).isEqualTo(encode(encoding, values(1, 0.3), 9));
        assertThat(encode(encoding, values(1, 0.3), 9)).isNotEqualTo(encode(encoding, values(1, 0.3), 10));
    }

    @Test
    void refusesMoreThanOneSpikePerTick() {
        assertUsageProblem(
                () -> prepare(new Rate(), Map.of("max_rate", 3000), window(0.5, 10), 1),
                "1.5 spikes per tick",
                "lower max_rate to 2000.0 Hz");
    }

    @Test
    void refusesMoreDrawsThanASampleCanHave() {
        assertUsageProblem(() -> prepare(new Rate(), Map.of(), window(1, 1_000_000), 10_000), "more draws");
    }

    private static double total(Iterable<Event> events, int channel) {
        double total = 0;
        for (Event event : events) {
            total += event.channel() == channel ? event.value() : 0;
        }
        return total;
    }
}
