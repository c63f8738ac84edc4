package org.ranvier.plugins.encoders.audio;

import java.util.concurrent.atomic.AtomicReference;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Sample;

/**
 * The mel frames of sounds of any rate, but of one: bands that reach to half of each sound's own rate are not the same
 * bands.
 */
final class MelFrames implements Encoder.Encoding {

    private static final String WHERE = "encoder mel";
    private static final double MS_PER_SECOND = 1000;

    private final Spectrum.Shape shape;
    private final Standard standard;
    private final AtomicReference<Rated> rated;

    /** Values that depend on the sampling rate alone. */
    private record Rated(double hertz, Spectrum spectrum) {}

    MelFrames(Spectrum.Shape shape, Standard standard) {
        this(shape, standard, new AtomicReference<>());
    }

    private MelFrames(Spectrum.Shape shape, Standard standard, AtomicReference<Rated> rated) {
        this.shape = shape;
        this.standard = standard;
        this.rated = rated;
    }

    @Override
    public int channels() {
        return shape.channels();
    }

    @Override
    public boolean graded() {
        return true;
    }

    @Override
    public Encoder.Encoding fitted(Iterable<Sample> training) {
        if (standard.fitted()) {
            return this;
        }
        Standard.Fit fit = new Standard.Fit(shape.channels());
        for (Sample sample : training) {
            for (double[] frame : frames(sample)) {
                fit.add(frame);
            }
        }
        return new MelFrames(shape, fit.standard(), rated);
    }

    @Override
    public void encode(Sample sample, Encoder.Draws draws, Encoder.SignalSink sink) {
        if (!standard.fitted()) {
            throw new IllegalStateException("the mean of the training samples is not known yet: call fitted first");
        }
        double[][] frames = frames(sample);
        if (sample instanceof Sample.Waveform(double[] amplitudes, double hertz)) {
            cut(amplitudes, hertz, sink);
        }
        for (int tick = 0; tick < frames.length; tick++) {
            standard.apply(frames[tick]);
            sink.frame(tick, frames[tick], shape.hopMs());
        }
    }

    /** Reports to the sink if a sound goes on after its last frame; trailing zeros do not count as sound. */
    private void cut(double[] amplitudes, double hertz, Encoder.SignalSink sink) {
        int used = spectrum(hertz).samples();
        int length = amplitudes.length;
        while (length > used && amplitudes[length - 1] == 0) {
            length--;
        }
        if (length > used) {
            sink.cut(used / hertz * MS_PER_SECOND, length / hertz * MS_PER_SECOND);
        }
    }

    private Spectrum spectrum(double hertz) {
        if (rated.get() == null) {
            rated.compareAndSet(null, new Rated(hertz, new Spectrum(shape, hertz)));
        }
        if (rated.get().hertz != hertz) {
            double other = rated.get().hertz;
            throw new RanvierException(Problem.data(
                    WHERE,
                    "some sounds have " + Math.min(hertz, other) + " samples a second and some "
                            + Math.max(hertz, other) + ", whose bands are not the same",
                    "give all of them one rate, as sox does with: sox OLD -r " + (int) Math.min(hertz, other)
                            + " NEW"));
        }
        return rated.get().spectrum;
    }

    private double[][] frames(Sample sample) {
        if (!(sample instanceof Sample.Waveform(double[] amplitudes, double hertz))) {
            throw new RanvierException(Problem.usage(
                    WHERE, "the samples are no sounds", "choose a dataset of sounds, or another encoder"));
        }
        return spectrum(hertz).frames(amplitudes);
    }
}
