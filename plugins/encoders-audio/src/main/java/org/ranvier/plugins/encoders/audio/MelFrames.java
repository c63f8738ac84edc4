package org.ranvier.plugins.encoders.audio;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Sample;

/** The mel frames of sounds of any rate. */
final class MelFrames implements Encoder.Encoding {

    private static final String WHERE = "encoder mel";
    private static final double MS_PER_SECOND = 1000;

    private final Spectrum.Shape shape;
    private final Standard standard;
    /** Sounds of a dataset have one rate, rarely two. */
    private final Map<Double, Spectrum> byRate = new ConcurrentHashMap<>();

    MelFrames(Spectrum.Shape shape, Standard standard) {
        this.shape = shape;
        this.standard = standard;
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
        return new MelFrames(shape, fit.standard());
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

    /** Says so where a sound goes on after its last frame; zeros that fill it up are no sound. */
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
        return byRate.computeIfAbsent(hertz, rate -> new Spectrum(shape, rate));
    }

    private double[][] frames(Sample sample) {
        if (!(sample instanceof Sample.Waveform(double[] amplitudes, double hertz))) {
            throw new RanvierException(Problem.usage(
                    WHERE, "the samples are no sounds", "choose a dataset of sounds, or another encoder"));
        }
        return spectrum(hertz).frames(amplitudes);
    }
}
