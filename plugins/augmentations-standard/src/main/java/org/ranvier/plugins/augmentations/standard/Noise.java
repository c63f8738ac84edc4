package org.ranvier.plugins.augmentations.standard;

import java.util.List;
import org.ranvier.api.Problem;
import org.ranvier.api.Range;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Augmentation;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Sample;

/**
 * Adds Gaussian noise to every number of values, frames and sounds: x′ = x + σ·z with z standard normal, kept within
 * bounds where there are some, as encoders that take numbers of a range need it.
 */
public final class Noise implements Augmentation {

    @Override
    public String name() {
        return "noise";
    }

    @Override
    public String description() {
        return "adds Gaussian noise to every number";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.number("sigma", Unit.NONE, Range.above(0), "standard deviation of the noise"),
                Setting.numbers(
                                "bounds",
                                Unit.NONE,
                                Range.ALL,
                                "smallest and largest number there may be, such as [0, 1]")
                        .withDefault(List.of()));
    }

    @Override
    public Variation prepare(Settings settings, List<Integer> shape, Window window) {
        double sigma = settings.number("sigma");
        List<Double> bounds = settings.numbers("bounds");
        if (!bounds.isEmpty() && (bounds.size() != 2 || bounds.getFirst() >= bounds.getLast())) {
            throw new RanvierException(Problem.usage(
                    "augmentation " + name(),
                    "bounds are a smaller and a larger number",
                    "write them like bounds: [0, 1]"));
        }
        return new Variation() {
            @Override
            public Sample vary(Sample sample, Draws draws) {
                return switch (sample) {
                    case Sample.Values(double[] values, int[] extents) ->
                        new Sample.Values(noisy(values, draws), extents);
                    case Sample.Frames(int ticks, int channels, double[] values) ->
                        new Sample.Frames(ticks, channels, noisy(values, draws));
                    case Sample.Waveform(double[] amplitudes, double hertz) ->
                        new Sample.Waveform(noisy(amplitudes, draws), hertz);
                    default -> throw Refused.kind(name(), "numbers, frames and sounds", sample);
                };
            }

            @Override
            public boolean keepsTime() {
                return true;
            }

            private double[] noisy(double[] numbers, Draws draws) {
                double[] noisy = new double[numbers.length];
                for (int n = 0; n < noisy.length; n++) {
                    double number = numbers[n] + sigma * draws.normal(n);
                    noisy[n] = bounds.isEmpty() ? number : Math.clamp(number, bounds.getFirst(), bounds.getLast());
                }
                return noisy;
            }
        };
    }
}
