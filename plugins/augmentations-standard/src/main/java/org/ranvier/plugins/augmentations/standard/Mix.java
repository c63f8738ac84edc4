package org.ranvier.plugins.augmentations.standard;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Augmentation;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Sample;

/**
 * Makes one sample of two of a class. Of events: the partner is moved so that the mean of its times and the mean of its
 * channels, rounded, are those of the sample, and every event of the sample is kept with probability 1 − share, every
 * one of the partner with probability share. Of values and frames of the same shape: x′ = (1 − share)·x + share·y. A
 * sample without a partner, or with one that has no events, stays as it is.
 *
 * <p>Source: "blend" of T. Nowotny, J. P. Turner, J. C. Knight, "Loss shaping enhances exact gradient learning with
 * EventProp in spiking neural networks", Neuromorphic Computing and Engineering 5, 2025, where share is 0.5.
 */
public final class Mix implements Augmentation {

    @Override
    public String name() {
        return "mix";
    }

    @Override
    public String description() {
        return "makes one sample of two of the same class";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.number("share", Unit.NONE, Range.open(0, 1), "share of the other sample")
                .withDefault(0.5));
    }

    @Override
    public Variation prepare(Settings settings, List<Integer> shape, Window window) {
        double share = settings.number("share");
        return (sample, draws) -> {
            Optional<Sample> partner = draws.partner(0);
            return switch (sample) {
                case Sample.Events events ->
                    partner.map(other -> events(events, (Sample.Events) other, share, draws))
                            .orElse(events);
                case Sample.Values(double[] values, int[] extents) ->
                    partner.map(other -> (Sample.Values) other)
                            .filter(other -> Arrays.equals(other.shape(), extents))
                            .<Sample>map(other -> new Sample.Values(mean(values, other.values(), share), extents))
                            .orElse(sample);
                case Sample.Frames(int ticks, int channels, double[] values) ->
                    partner.map(other -> (Sample.Frames) other)
                            .filter(other -> other.ticks() == ticks && other.channels() == channels)
                            .<Sample>map(
                                    other -> new Sample.Frames(ticks, channels, mean(values, other.values(), share)))
                            .orElse(sample);
                default -> throw Refused.kind(name(), "events, frames and numbers", sample);
            };
        };
    }

    private static double[] mean(double[] own, double[] others, double share) {
        double[] mixed = new double[own.length];
        for (int n = 0; n < mixed.length; n++) {
            mixed[n] = (1 - share) * own[n] + share * others[n];
        }
        return mixed;
    }

    private static Sample.Events events(Sample.Events own, Sample.Events other, double share, Draws draws) {
        int count = own.channel().length;
        int others = other.channel().length;
        if (count == 0 || others == 0) {
            return own;
        }
        double later = mean(own.timeMs()) - mean(other.timeMs());
        int higher = (int) Math.rint(Arrays.stream(own.channel()).average().orElse(0)
                - Arrays.stream(other.channel()).average().orElse(0));
        EventList mixed = new EventList(own.channels(), own.value() != null || other.value() != null, count + others);
        for (int n = 0; n < count; n++) {
            if (draws.uniform(n) >= share) {
                mixed.add(own.channel()[n], own.timeMs()[n], EventList.valueOf(own, n));
            }
        }
        for (int n = 0; n < others; n++) {
            if (draws.uniform(count + n) < share) {
                mixed.add(other.channel()[n] + higher, other.timeMs()[n] + later, EventList.valueOf(other, n));
            }
        }
        return mixed.sample();
    }

    private static double mean(double[] times) {
        return Arrays.stream(times).sum() / times.length;
    }
}
