package org.ranvier.plugins.encoders.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.plugins.encoders.standard.Encodings.assertUsageProblem;
import static org.ranvier.plugins.encoders.standard.Encodings.encode;
import static org.ranvier.plugins.encoders.standard.Encodings.prepare;
import static org.ranvier.plugins.encoders.standard.Encodings.values;
import static org.ranvier.plugins.encoders.standard.Encodings.window;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Sample;
import org.ranvier.plugins.encoders.standard.Encodings.Event;

class NoneTest {

    private final Encoder.Encoding passage = prepare(new None(), Map.of(), window(0.5, 4), 3);

    @Test
    void eventsPass() {
        int[] channel = {2, 0};
        double[] timeMs = {0.25, 1.75};
        assertThat(encode(passage, new Sample.Events(3, channel, timeMs, null)))
                .containsExactly(new Event(2, 0.25, 1), new Event(0, 1.75, 1));
        assertThat(encode(passage, new Sample.Events(3, channel, timeMs, new double[] {-2, 0.5})))
                .containsExactly(new Event(2, 0.25, -2), new Event(0, 1.75, 0.5));
    }

    @Test
    void framesEnterOnePerTick() {
        Event[] expected = {new Event(0, 0, 1), new Event(1, 0.5, -3)};
        double[] rows = {1, 0, 0, 0, -3, 0};
        assertThat(encode(passage, new Sample.Frames(2, 3, rows))).containsExactly(expected);
        assertThat(encode(passage, new Sample.Values(rows, new int[] {2, 3}))).containsExactly(expected);
        assertThat(prepare(new None(), Map.of(), window(0.5, 4), 2, 3).channels())
                .isEqualTo(3);
        assertThat(passage.graded()).isTrue();
    }

    @Test
    void numbersAreAConstantInputWhenRepeated() {
        var repeated = prepare(new None(), Map.of("repeat", true), window(0.5, 2), 2);
        assertThat(encode(repeated, values(0, 4))).containsExactly(new Event(1, 0, 4), new Event(1, 0.5, 4));
        assertThat(repeated.graded()).isTrue();
    }

    @Test
    void refusesNumbersWithoutTime() {
        assertUsageProblem(() -> encode(passage, values(1, 2, 3)), "no time of their own", "repeat: true");
    }

    @Test
    void refusesOtherShapesAndSounds() {
        assertUsageProblem(() -> prepare(new None(), Map.of(), window(1, 4), 2, 3, 4), "[2, 3, 4]", "repeat: true");
        assertUsageProblem(() -> encode(passage, new Sample.Frames(1, 2, new double[2])), "2 channels", "declares 3");
        assertUsageProblem(() -> encode(passage, new Sample.Waveform(new double[1], 8000)), "a sound");
    }
}
