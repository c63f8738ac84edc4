package com.example.template;

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
 * Silences some channels of a sample for all of its time, as when electrodes fail: every channel with the same
 * probability, independently of the others. Channel c takes the uniform number of index c.
 */
public final class TemplateAugmentation implements Augmentation {

    @Override
    public String name() {
        return "template-name";
    }

    @Override
    public String description() {
        return "silences some channels of a sample";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.number("share", Unit.NONE, Range.open(0, 1), "probability of silencing a channel")
                .withDefault(0.1));
    }

    @Override
    public Variation prepare(Settings settings, List<Integer> shape, Window window) {
        return new SilentChannels(settings.number("share"));
    }

    private record SilentChannels(double share) implements Variation {

        @Override
        public Sample vary(Sample sample, Draws draws) {
            return switch (sample) {
                case Sample.Values(double[] values, int[] shape) ->
                    new Sample.Values(silenced(values, values.length, draws), shape);
                case Sample.Frames(int ticks, int channels, double[] values) ->
                    new Sample.Frames(ticks, channels, silenced(values, channels, draws));
                default ->
                    throw new RanvierException(Problem.usage(
                            "augmentation template-name",
                            "it varies numbers and frames, and this is " + sample.kind(),
                            "take another augmentation or dataset"));
            };
        }

        /** Nothing of it changes what happens when. */
        @Override
        public boolean keepsTime() {
            return true;
        }

        private double[] silenced(double[] values, int channels, Draws draws) {
            double[] left = values.clone();
            for (int n = 0; n < left.length; n++) {
                if (draws.uniform(n % channels) < share) {
                    left[n] = 0;
                }
            }
            return left;
        }
    }
}
