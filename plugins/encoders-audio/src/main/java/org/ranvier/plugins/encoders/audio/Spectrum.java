package org.ranvier.plugins.encoders.audio;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math4.transform.FastFourierTransform;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/** Logarithmic mel energies of sounds of one sampling rate. */
final class Spectrum {

    private static final double OFFSET = 1e-6;
    private static final FastFourierTransform FOURIER = new FastFourierTransform(FastFourierTransform.Norm.STD);

    private final Shape shape;
    private final int frame;
    private final int hop;
    private final double[] window;
    private final MelFilters filters;

    /**
     * The shape of frames, independent of the sampling rate.
     *
     * @param channels the number of bands
     * @param frameMs the length of a frame, rounded to whole samples
     * @param hopMs the time from the start of a frame to that of the next
     * @param frames the number of frames
     * @param fft the length of the Fourier transform, in samples
     * @param low the lower end of the bands in hertz
     * @param high their upper end in hertz, 0 for half the sampling rate
     * @param preEmphasis the share of the previous sample that is subtracted
     */
    record Shape(
            int channels,
            double frameMs,
            double hopMs,
            int frames,
            int fft,
            double low,
            double high,
            double preEmphasis) {

        Shape {
            if (Integer.bitCount(fft) != 1) {
                throw new RanvierException(
                        problem("fft is " + fft + ", not a power of 2", "take " + 2 * Integer.highestOneBit(fft)));
            }
            if (high != 0 && high <= low) {
                throw new RanvierException(problem(
                        "the bands end at " + high + " Hz and begin at " + low + " Hz", "raise 'high' or lower 'low'"));
            }
        }
    }

    Spectrum(Shape shape, double hertz) {
        this.shape = shape;
        double samples = shape.hopMs() * hertz / 1000;
        double high = shape.high() == 0 ? hertz / 2 : shape.high();
        // The window takes a frame's ends down to next to nothing, so that rounding it changes as little.
        this.frame = Math.max(1, (int) Math.round(shape.frameMs() * hertz / 1000));
        this.hop = (int) Math.rint(samples);
        List<Problem> problems = new ArrayList<>();
        // A hop that is rounded drifts from the clock of the network.
        if (samples < 1 || Math.abs(samples - hop) > 1e-6) {
            problems.add(problem(
                    "time.dt, the hop, of " + shape.hopMs() + " ms is " + samples + " samples at " + hertz
                            + " Hz, not a whole number",
                    "set time.dt to " + wholeMs(shape.hopMs(), hertz) + " ms"
                            + ", or resample the sounds, as sox does with: sox OLD -r "
                            + (hertz < 16_000 ? 8000 : 16_000) + " NEW"));
        }
        if (frame > shape.fft()) {
            problems.add(problem(
                    "a frame of " + shape.frameMs() + " ms has " + frame + " samples at " + hertz
                            + " Hz, more than fft, " + shape.fft(),
                    "raise fft to " + 2 * Integer.highestOneBit(frame - 1) + ", or shorten the frame to "
                            + Math.floor(shape.fft() * 1000 / hertz * 10) / 10 + " ms"));
        }
        if (high > hertz / 2 || high <= shape.low()) {
            problems.add(problem(
                    "the bands go from " + shape.low() + " to " + high + " Hz, but a sound of " + hertz
                            + " samples a second reaches up to " + hertz / 2 + " Hz",
                    "change 'low' and 'high'"));
        }
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
        this.window = hamming(frame);
        this.filters = MelFilters.of(shape.channels(), shape.low(), high, hertz, shape.fft());
    }

    /** Returns the number of samples that all frames together cover; later ones are in no frame. */
    int samples() {
        return frame + (shape.frames() - 1) * hop;
    }

    /** The frames, [frame][channel]. */
    double[][] frames(double[] sound) {
        double[] emphasised = new double[samples()];
        for (int n = 0; n < Math.min(sound.length, emphasised.length); n++) {
            emphasised[n] = sound[n] - (n == 0 ? 0 : shape.preEmphasis() * sound[n - 1]);
        }
        double[][] frames = new double[shape.frames()][];
        for (int t = 0; t < frames.length; t += 2) {
            boolean two = t + 1 < frames.length;
            double[][] power = power(emphasised, t * hop, two ? (t + 1) * hop : t * hop);
            frames[t] = logarithms(power[0]);
            if (two) {
                frames[t + 1] = logarithms(power[1]);
            }
        }
        return frames;
    }

    private double[] logarithms(double[] power) {
        double[] energies = filters.energies(power);
        for (int c = 0; c < energies.length; c++) {
            energies[c] = Math.log(energies[c] + OFFSET);
        }
        return energies;
    }

    /**
     * |FFT|² of two frames, at the frequencies from 0 to half the sampling rate. Both are transformed at once, as the
     * real and the imaginary part of one signal: the spectrum of the one is the even part of what comes of it, that of
     * the other the odd part.
     */
    private double[][] power(double[] signal, int from, int fromOther) {
        int length = shape.fft();
        double[] re = new double[length];
        double[] im = new double[length];
        for (int n = 0; n < frame; n++) {
            re[n] = window[n] * signal[from + n];
            im[n] = window[n] * signal[fromOther + n];
        }
        FOURIER.transformInPlace(new double[][] {re, im});
        double[][] power = new double[2][length / 2 + 1];
        for (int k = 0; k <= length / 2; k++) {
            int mirrored = (length - k) % length;
            power[0][k] = squared(re[k] + re[mirrored], im[k] - im[mirrored]) / 4;
            power[1][k] = squared(im[k] + im[mirrored], re[mirrored] - re[k]) / 4;
        }
        return power;
    }

    private static double squared(double re, double im) {
        return re * re + im * im;
    }

    /** The symmetric window, 0.54 − 0.46 cos(2πn/(N − 1)). */
    static double[] hamming(int length) {
        double[] window = new double[length];
        for (int n = 0; n < length; n++) {
            window[n] = length == 1 ? 1 : 0.54 - 0.46 * Math.cos(2 * Math.PI * n / (length - 1));
        }
        return window;
    }

    /** The time nearest to another that is a whole number of samples, and of hundredths of a millisecond. */
    private static double wholeMs(double ms, double hertz) {
        double step = 1000.0
                / BigInteger.valueOf(Math.round(hertz))
                        .gcd(BigInteger.valueOf(100_000))
                        .intValueExact();
        return Math.max(1, Math.rint(ms / step)) * step;
    }

    private static Problem problem(String message, String remedy) {
        return Problem.usage("encoder mel", message, remedy);
    }
}
