package org.ranvier.training.signal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Sample;
import org.ranvier.training.signal.SignalSpec.Normalisation;

/**
 * An offset and a scale for every channel: y = (x − offset) / scale.
 *
 * @param offset what is subtracted
 * @param scale what the rest is divided by, above 0
 */
public record Scaling(double[] offset, double[] scale) {

    /** Leaves values as they are, whatever their channels. */
    public static final Scaling NONE = new Scaling(new double[0], new double[0]);

    /** Returns the scaling that normalises the given samples. A channel that never changes is only shifted. */
    public static Scaling fit(Normalisation by, Iterable<Sample> training) {
        if (by == Normalisation.NONE) {
            return NONE;
        }
        Fit fit = new Fit();
        training.forEach(sample -> fit.add(channels(sample), values(sample)));
        return fit.scaling(by);
    }

    /** Returns a sample with every channel scaled. */
    Sample apply(Sample sample) {
        if (offset.length == 0) {
            return sample;
        }
        return switch (sample) {
            case Sample.Signal(int channels, double hertz, double[] values) ->
                new Sample.Signal(channels, hertz, scaled(values));
            case Sample.Frames(int ticks, int channels, double[] values) ->
                new Sample.Frames(ticks, channels, scaled(values));
            case Sample.Values(double[] values, int[] shape) -> new Sample.Values(scaled(values), shape);
            case Sample.Waveform(double[] amplitudes, double hertz) -> new Sample.Waveform(scaled(amplitudes), hertz);
            default -> throw unfit(sample);
        };
    }

    /** Returns what a run records. */
    public Map<String, Object> record() {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("offset", offset);
        record.put("scale", scale);
        return record;
    }

    private double[] scaled(double[] values) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < scaled.length; i++) {
            int c = i % offset.length;
            scaled[i] = (values[i] - offset[c]) / scale[c];
        }
        return scaled;
    }

    /** Rows are frames; a list of numbers has one channel for each. */
    private static int channels(Sample sample) {
        return switch (sample) {
            case Sample.Signal signal -> signal.channels();
            case Sample.Frames frames -> frames.channels();
            case Sample.Values(double[] values, int[] shape) -> shape.length == 2 ? shape[1] : values.length;
            case Sample.Waveform _ -> 1;
            default -> throw unfit(sample);
        };
    }

    private static double[] values(Sample sample) {
        return switch (sample) {
            case Sample.Signal signal -> signal.values();
            case Sample.Frames frames -> frames.values();
            case Sample.Values values -> values.values();
            case Sample.Waveform sound -> sound.amplitudes();
            default -> throw unfit(sample);
        };
    }

    private static RanvierException unfit(Sample sample) {
        return new RanvierException(Problem.usage(
                "data.normalise",
                "the samples are " + sample.kind() + ", which have no channels of real values",
                "leave it out"));
    }

    /** Statistics of frames that come one by one. */
    private static final class Fit {

        private double[] mean = new double[0];
        private double[] squares = mean;
        private double[] least = mean;
        private double[] greatest = mean;
        private long count;

        void add(int channels, double[] values) {
            if (count == 0) {
                mean = new double[channels];
                squares = new double[channels];
                least = new double[channels];
                greatest = new double[channels];
                Arrays.fill(least, Double.POSITIVE_INFINITY);
                Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
            }
            if (channels != mean.length) {
                throw new RanvierException(Problem.data(
                        "data.normalise",
                        "a sample has " + channels + " channels, and another one " + mean.length,
                        "give all samples the same channels"));
            }
            for (int from = 0; from < values.length; from += channels) {
                count++;
                for (int c = 0; c < channels; c++) {
                    double x = values[from + c];
                    // Welford's update, which loses no digits where the mean is large.
                    double before = x - mean[c];
                    mean[c] += before / count;
                    squares[c] += before * (x - mean[c]);
                    least[c] = Math.min(least[c], x);
                    greatest[c] = Math.max(greatest[c], x);
                }
            }
        }

        Scaling scaling(Normalisation by) {
            double[] scale = new double[mean.length];
            for (int c = 0; c < scale.length; c++) {
                double spread = by == Normalisation.Z_SCORE ? Math.sqrt(squares[c] / count) : greatest[c] - least[c];
                scale[c] = spread > 0 ? spread : 1;
            }
            return new Scaling(by == Normalisation.Z_SCORE ? mean : least, scale);
        }
    }
}
