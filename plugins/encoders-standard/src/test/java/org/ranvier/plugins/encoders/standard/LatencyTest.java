package org.ranvier.plugins.encoders.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.plugins.encoders.standard.Encodings.assertUsageProblem;
import static org.ranvier.plugins.encoders.standard.Encodings.encode;
import static org.ranvier.plugins.encoders.standard.Encodings.prepare;
import static org.ranvier.plugins.encoders.standard.Encodings.values;
import static org.ranvier.plugins.encoders.standard.Encodings.window;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.plugins.encoders.standard.Encodings.Event;

class LatencyTest {

    @Test
    void threeLevelsBeginAtTwoThirdsOneThirdAndAboveZero() {
        assertThat(events(Map.of(), 255, 170, 169, 85, 84, 1, 0))
                .containsExactly(
                        new Event(0, 0, 1),
                        new Event(1, 0, 1),
                        new Event(2, 1, 1),
                        new Event(3, 1, 1),
                        new Event(4, 2, 1),
                        new Event(5, 2, 1));
    }

    @Test
    void saturatedValuesCanBeDropped() {
        assertThat(events(Map.of("drop_saturated", true), 255, 254)).containsExactly(new Event(1, 0, 1));
    }

    @Test
    void levelsLieOneTickApart() {
        var encoding = prepare(new Latency(), Map.of("levels", 2, "max", 1), window(0.5, 10), 2);
        assertThat(encode(encoding, values(0.5, 0.4))).containsExactly(new Event(0, 0, 1), new Event(1, 0.5, 1));
    }

    @Test
    void thresholdsAndTimesReplaceEqualLevels() {
        Map<String, ?> settings = Map.of("max", 10, "thresholds", List.of(0.9, 0.5), "times", List.of(0.25, 4));
        assertThat(events(settings, 9, 8, 5, 4))
                .containsExactly(new Event(0, 0.25, 1), new Event(1, 4, 1), new Event(2, 4, 1));
    }

    @Test
    void refusesThresholdsWithoutTimesOrOutOfOrder() {
        assertUsageProblem(
                () -> events(Map.of("thresholds", List.of(0.5, 0.25), "times", List.of(1)), 1),
                "2 thresholds but 1 times");
        assertUsageProblem(
                () -> events(Map.of("thresholds", List.of(0.25, 0.5), "times", List.of(0, 1)), 1),
                "threshold 0.5 follows 0.25",
                "strongest value to the weakest");
    }

    private static List<Event> events(Map<String, ?> settings, double... values) {
        return encode(prepare(new Latency(), settings, window(1, 10), values.length), values(values));
    }
}
