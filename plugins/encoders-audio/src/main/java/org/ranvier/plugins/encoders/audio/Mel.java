package org.ranvier.plugins.encoders.audio;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Encoder;

/**
 * Sounds as frames of logarithmic mel energies, one frame a tick.
 *
 * <pre>
 * y[n]    = x[n] − pre_emphasis · x[n − 1]                         x in [−1, 1)
 * P_t[k]  = |FFT(h · y[t·hop … t·hop + frame − 1])[k]|²            h the symmetric Hamming window
 * E_t[c]  = ln(Σ_k F_c[k] P_t[k] + 10⁻⁶)
 * </pre>
 *
 * <p>F_c are triangles with a peak of 1 over the frequencies k · rate/fft, their corners equally spaced on the mel
 * scale 2595 log₁₀(1 + f/700) between {@code low} and {@code high} and not rounded to bins. The hop is the length of a
 * tick. A sound is cut or filled up with zeros on the right so that it has one whole frame for every tick; frames are
 * not centred.
 *
 * <p>With {@code standardize} every channel has the mean 0 and the standard deviation 1 over all frames of the training
 * samples, those filled up with zeros included.
 */
public final class Mel implements Encoder {

    private static final Schema SCHEMA = Schema.of(
            Setting.integer("channels", Unit.NONE, Range.atLeast(1), "number of mel bands")
                    .withDefault(40),
            Setting.number("frame", Unit.MILLISECONDS, Range.above(0), "frame length, rounded to whole samples")
                    .withDefault(25),
            Setting.integer(
                            "fft",
                            Unit.NONE,
                            Range.atLeast(2),
                            "length of the Fourier transform in samples, a power of 2")
                    .withDefault(512),
            Setting.number("low", Unit.HERTZ, Range.atLeast(0), "lower edge of the lowest band")
                    .withDefault(0),
            Setting.number(
                            "high",
                            Unit.HERTZ,
                            Range.atLeast(0),
                            "upper edge of the highest band; 0 for half the sampling rate")
                    .withDefault(0),
            Setting.number(
                            "pre_emphasis",
                            Unit.NONE,
                            Range.closed(0, 1),
                            "pre-emphasis coefficient, the fraction of the preceding sample that is subtracted")
                    .withDefault(0.95),
            Setting.flag("standardize", true, "whether each channel is standardised over the training samples"));

    @Override
    public String name() {
        return "mel";
    }

    @Override
    public String description() {
        return "sound as frames of logarithmic mel energies";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Encoding prepare(Settings settings, List<Integer> shape, Window window) {
        Spectrum.Shape frames = new Spectrum.Shape(
                settings.integer("channels"),
                settings.number("frame"),
                window.dtMs(),
                window.ticks(),
                settings.integer("fft"),
                settings.number("low"),
                settings.number("high"),
                settings.number("pre_emphasis"));
        return new MelFrames(
                frames, settings.flag("standardize") ? Standard.UNFITTED : Standard.none(frames.channels()));
    }
}
