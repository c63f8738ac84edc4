package org.ranvier.plugins.encoders.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Encoder.Encoding;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Sample;

class MelTest {

    private static final Window WINDOW = Window.of(10, 12);

    private final Mel mel = new Mel();

    /** Against sums written out: a discrete Fourier transform term by term, and triangles over every bin. */
    @ParameterizedTest
    @CsvSource({"8000, 200", "16000, 400"})
    void framesAreTheLogarithmOfMelEnergies(double hertz, int frame) {
        Sample.Waveform sound = noise(1, hertz, 1500);
        double[][] frames = frames(encoding(Map.of("standardize", false)), sound);
        double[] corners = MelFilters.corners(40, 0, hertz / 2);
        double[] x = sound.amplitudes();
        for (int t : new int[] {0, 3, 11}) {
            double[] power = new double[257];
            for (int k = 0; k < power.length; k++) {
                double re = 0;
                double im = 0;
                for (int n = 0; n < frame; n++) {
                    int at = t * (int) (hertz / 100) + n;
                    double y = at >= x.length ? 0 : x[at] - (at == 0 ? 0 : 0.95 * x[at - 1]);
                    double h = 0.54 - 0.46 * Math.cos(2 * Math.PI * n / (frame - 1));
                    re += h * y * Math.cos(2 * Math.PI * k * n / 512);
                    im -= h * y * Math.sin(2 * Math.PI * k * n / 512);
                }
                power[k] = re * re + im * im;
            }
            for (int c = 0; c < 40; c++) {
                double energy = 0;
                for (int k = 0; k < power.length; k++) {
                    double f = k * hertz / 512;
                    double rise = (f - corners[c]) / (corners[c + 1] - corners[c]);
                    double fall = (corners[c + 2] - f) / (corners[c + 2] - corners[c + 1]);
                    energy += Math.max(0, Math.min(rise, fall)) * power[k];
                }
                assertThat(frames[t][c]).isCloseTo(Math.log(energy + 1e-6), within(1e-10));
            }
        }
    }

    /** Twelve frames of 25 ms, 10 ms apart, reach to 135 ms. */
    @ParameterizedTest
    @CsvSource({
        "1080, 1080, ",
        "1081, 1081, 135 of 135.125",
        "2000, 2000, 135 of 250",
        "500, 500, ",
        "2000, 1080, ",
        "2000, 1200, 135 of 150"
    })
    void whatNoFrameHasOfASoundIsSaidToBeCut(int length, int sounding, String cut) {
        double[] amplitudes = java.util.Arrays.copyOf(noise(1, 8000, sounding).amplitudes(), length);
        List<String> said = new ArrayList<>();
        encoding(Map.of("standardize", false))
                .encode(
                        new Sample.Waveform(amplitudes, 8000),
                        index -> 0,
                        new org.ranvier.api.data.Encoder.SignalSink() {
                            @Override
                            public void event(int channel, double timeMs, double value) {}

                            @Override
                            public void cut(double fromMs, double lengthMs) {
                                said.add((fromMs + " of " + lengthMs).replaceAll("\\.0(?!\\d)", ""));
                            }
                        });

        assertThat(said).isEqualTo(cut == null ? List.of() : List.of(cut));
    }

    /** Numbers of an independent program, for 40 bands up to 4 kHz. */
    @Test
    void filtersAreThoseOfAnotherProgram() {
        assertThat(MelFilters.corners(40, 0, 4000))
                .startsWith(new double[] {0, 33.278188948025075, 68.13843198127947, 104.65594037801196}, within(1e-10))
                .hasSize(42);
        MelFilters filters = MelFilters.of(40, 0, 4000, 8000, 512);
        assertThat(filters.first()[0]).isOne();
        assertThat(filters.weights()[0])
                .containsExactly(
                        new double[] {0.4695267529252754, 0.9390535058505508, 0.6099622415424799, 0.16174390912595682},
                        within(1e-12));
        assertThat(Spectrum.hamming(200))
                .startsWith(
                        new double[] {0.08, 0.08022926900196004, 0.08091684746751304, 0.08206205000349126},
                        within(1e-15));
    }

    @Test
    void channelsAreStandardisedOverAllTrainingFrames() {
        List<Sample> training = List.of(noise(1, 8000, 700), noise(2, 8000, 1200), noise(3, 8000, 40));
        Encoding fitted = encoding(Map.of()).fitted(training);
        for (int c = 0; c < 40; c++) {
            List<Double> values = new ArrayList<>();
            for (Sample sample : training) {
                for (double[] frame : frames(fitted, sample)) {
                    values.add(frame[c]);
                }
            }
            double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
            double square = values.stream().mapToDouble(v -> v * v).average().orElseThrow();
            assertThat(mean).isCloseTo(0, within(1e-12));
            assertThat(square).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void whatComesAfterTheWindowIsCut() {
        double[] longer = noise(1, 8000, 5000).amplitudes();
        double[] cut = java.util.Arrays.copyOf(longer, 200 + 11 * 80);
        Encoding encoding = encoding(Map.of("standardize", false));
        assertThat(frames(encoding, new Sample.Waveform(longer, 8000)))
                .isDeepEqualTo(frames(encoding, new Sample.Waveform(cut, 8000)));
    }

    @ParameterizedTest
    @CsvSource({
        "11025, 110.25, 40.0",
        "22050, 220.5, 20.0",
        "96, 0.96, 31.25",
        "7350, 73.5, 20.0",
        "44056, 440.56, 125.0"
    })
    void aHopThatIsNoWholeNumberOfSamplesIsRefusedWithOneThatIs(double hertz, String samples, String proposed) {
        Encoding encoding = encoding(Map.of("frame", 10.0, "standardize", false));

        assertThatThrownBy(() -> frames(encoding, noise(1, hertz, 1000)))
                .isInstanceOf(RanvierException.class)
                .hasMessageContainingAll(
                        samples + " samples at " + hertz + " Hz", "set time.dt to " + proposed + " ms");
        double whole = Double.parseDouble(proposed) * hertz / 1000;
        assertThat(whole).isCloseTo(Math.rint(whole), within(1e-9));
    }

    /** The default frame, and fft 512 where the frame needs no more. */
    @ParameterizedTest
    @CsvSource({"44100, 2048", "22050, 1024", "48000, 2048", "8000, 256"})
    void aFrameIsRoundedToWholeSamplesAndWhatIsTooShortForItSaysWhatIsNot(double hertz, long fft) {
        Window window = Window.of(20, 6);
        Encoding encoding = mel.prepare(
                Settings.of(mel.schema(), Map.of("fft", fft / 2, "standardize", false)), List.of(1), window);
        Encoding larger =
                mel.prepare(Settings.of(mel.schema(), Map.of("fft", fft, "standardize", false)), List.of(1), window);

        assertThatThrownBy(() -> frames(encoding, noise(1, hertz, 1000))).hasMessageContaining("raise fft to " + fft);
        assertThat(frames(larger, noise(1, hertz, 1000))).hasDimensions(12, 40);
    }

    @Test
    void soundsOfTwoRatesAreRefused() {
        Encoding encoding = encoding(Map.of());
        List<Sample> mixed = List.of(noise(1, 8000, 700), noise(1, 8000, 700), noise(2, 16_000, 700));
        assertThatThrownBy(() -> encoding.fitted(mixed))
                .isInstanceOf(RanvierException.class)
                .hasMessageContainingAll("8000.0 samples a second and some 16000.0", "sox OLD -r 8000 NEW");

        Encoding fitted = encoding(Map.of()).fitted(mixed.subList(0, 2));
        assertThatThrownBy(() -> frames(fitted, mixed.get(2)))
                .hasMessageContaining("8000.0 samples a second and some 16000.0");
    }

    @Test
    void badSettingsAreRefused() {
        assertThatThrownBy(() -> encoding(Map.of("fft", 500L))).hasMessageContaining("fft is 500, not a power of 2");
        assertThatThrownBy(() -> encoding(Map.of("low", 300.0, "high", 200.0))).hasMessageContaining("raise 'high'");
        assertThatThrownBy(() -> frames(encoding(Map.of("fft", 128L, "standardize", false)), noise(1, 8000, 10)))
                .hasMessageContaining("raise fft to 256");
        assertThatThrownBy(() -> frames(encoding(Map.of("high", 5000.0, "standardize", false)), noise(1, 8000, 10)))
                .hasMessageContaining("reaches up to 4000.0 Hz");
        assertThatThrownBy(() ->
                        frames(encoding(Map.of("standardize", false)), new Sample.Values(new double[1], new int[] {1})))
                .hasMessageContaining("no sounds");
    }

    private Encoding encoding(Map<String, Object> settings) {
        return mel.prepare(Settings.of(mel.schema(), settings), List.of(1), WINDOW);
    }

    private static Sample.Waveform noise(int seed, double hertz, int length) {
        Random random = new Random(seed);
        return new Sample.Waveform(random.doubles(length, -0.5, 0.5).toArray(), hertz);
    }

    private static double[][] frames(Encoding encoding, Sample sample) {
        double[][] frames = new double[WINDOW.ticks()][encoding.channels()];
        encoding.encode(
                sample,
                n -> {
                    throw new AssertionError("mel draws nothing");
                },
                (channel, ms, value) -> frames[(int) Math.rint(ms / WINDOW.dtMs())][channel] += value);
        return frames;
    }
}
