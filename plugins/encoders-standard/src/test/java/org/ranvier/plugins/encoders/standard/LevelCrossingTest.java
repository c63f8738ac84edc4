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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Sample;
import org.ranvier.plugins.encoders.standard.Encodings.Event;

class LevelCrossingTest {

    @Test
    void spikesSayHowOftenTheSignalMovedByDelta() {
        Encoder.Encoding encoding = prepare(new LevelCrossing(), Map.of("delta", 0.5), window(2, 6), 2);
        assertThat(encoding.channels()).isEqualTo(4);
        // The level of channel 0 goes 1, 1, 2.5, 2.5, 2, so the last fall of 0.4 is none; channel 1 never moves.
        double[] frames = {1, 7, 1.25, 7, 2.75, 7, 2.25, 7, 2, 7, 1.6, 7};
        assertThat(encode(encoding, new Sample.Frames(6, 2, frames)))
                .containsExactly(new Event(0, 4, 3), new Event(1, 8, 1));
        assertThat(encode(encoding, new Sample.Values(frames, new int[] {6, 2})))
                .isEqualTo(encode(encoding, new Sample.Frames(6, 2, frames)));
    }

    /**
     * Sums of the spikes, times delta, and the first value are the signal to within delta, at every tick and in every
     * channel.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1, 1, 3.7})
    void theSignalCanBeToldToWithinDelta(double delta) {
        int ticks = 200;
        Encoder.Encoding encoding = prepare(new LevelCrossing(), Map.of("delta", delta), window(0.5, ticks), 3);
        SplittableRandom random = new SplittableRandom(3);
        double[] signal = new double[ticks * 3];
        for (int i = 0; i < signal.length; i++) {
            signal[i] = (i < 3 ? 100 : signal[i - 3]) + random.nextDouble(-2, 2);
        }
        List<Event> spikes = encode(encoding, new Sample.Frames(ticks, 3, signal));
        for (int c = 0; c < 3; c++) {
            double level = signal[c];
            for (int t = 0; t < ticks; t++) {
                for (Event spike : spikes) {
                    if (spike.timeMs() == t * 0.5 && spike.channel() / 2 == c) {
                        level += spike.channel() % 2 == 0 ? delta * spike.value() : -delta * spike.value();
                    }
                }
                assertThat(Math.abs(signal[t * 3 + c] - level)).isLessThan(delta * (1 + 1e-9));
            }
        }
    }

    @Test
    void aSoundAndASignalHaveTheirOwnClock() {
        Encoder.Encoding encoding = prepare(new LevelCrossing(), Map.of("delta", 0.25), window(10, 5), 1);
        double[] values = {0, 0.25, 0.25, -0.5};
        assertThat(encode(encoding, new Sample.Waveform(values, 8000)))
                .containsExactly(new Event(0, 0.125, 1), new Event(1, 0.375, 3));
        assertThat(encode(encoding, new Sample.Signal(1, 8000, values)))
                .isEqualTo(encode(encoding, new Sample.Waveform(values, 8000)));
    }

    @Test
    void refusesWhatIsNoSignal() {
        assertUsageProblem(() -> prepare(new LevelCrossing(), Map.of("delta", 1), window(1, 4), 2, 3, 4), "[2, 3, 4]");
        Encoder.Encoding encoding = prepare(new LevelCrossing(), Map.of("delta", 1), window(1, 4), 2);
        assertUsageProblem(() -> encode(encoding, values(1, 2)), "numbers of shape [2]");
        assertUsageProblem(
                () -> encode(encoding, new Sample.Events(2, new int[0], new double[0], null)), "the sample is spikes");
        assertUsageProblem(() -> encode(encoding, new Sample.Frames(2, 1, new double[2])), "1 channels", "declares 2");
        assertUsageProblem(
                () -> encode(encoding, new Sample.Frames(2, 2, new double[] {0, 0, 0, Double.NaN})),
                "value 1 of channel 1 is NaN");
    }
}
