package org.ranvier.plugins.encoders.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ranvier.plugins.encoders.standard.Encodings.assertUsageProblem;
import static org.ranvier.plugins.encoders.standard.Encodings.encode;
import static org.ranvier.plugins.encoders.standard.Encodings.prepare;
import static org.ranvier.plugins.encoders.standard.Encodings.values;
import static org.ranvier.plugins.encoders.standard.Encodings.window;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.plugins.encoders.standard.Encodings.Event;

class TimeToFirstSpikeTest {

    private static final Map<String, ?> YIN_YANG = Map.of("early", 0.15, "late", 2.0);

    /** The first training point of Yin-Yang and its published spike times. */
    @Test
    void encodesTheFirstYinYangPointAsPublished() {
        double[] point = {0.6803075385877797, 0.450499251969543, 0.3196924614122203, 0.549500748030457};
        double[] published = {1.4085689463873925, 0.9834236161436546, 0.7414310536126076, 1.1665763838563454};
        List<Event> events = encode(prepare(new TimeToFirstSpike(), YIN_YANG, window(0.1, 100), 4), values(point));
        assertThat(events).hasSize(4);
        for (int c = 0; c < 4; c++) {
            assertThat(events.get(c).channel()).isEqualTo(c);
            assertThat(events.get(c).timeMs()).isCloseTo(published[c], within(1e-12));
        }
    }

    @Test
    void aBiasIsOneMoreChannel() {
        var encoding = prepare(
                new TimeToFirstSpike(), Map.of("early", 0, "late", 30, "bias_time", 0, "max", 2), window(1, 50), 1);
        assertThat(encoding.channels()).isEqualTo(2);
        assertThat(encode(encoding, values(1))).containsExactly(new Event(0, 15, 1), new Event(1, 0, 1));
    }

    @Test
    void refusesValuesOutsideTheRange() {
        var encoding = prepare(new TimeToFirstSpike(), YIN_YANG, window(0.1, 100), 2);
        assertUsageProblem(() -> encode(encoding, values(0, 255)), "255.0 of channel 1", "set max");
        assertUsageProblem(() -> encode(encoding, values(Double.NaN, 0)), "NaN of channel 0");
    }
}
