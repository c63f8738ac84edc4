package org.ranvier.plugins.augmentations.standard;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Augmentation;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Sample;

/**
 * Makes a whole sample slower or faster: t′ = f·t with f uniform over [1 − most, 1 + most). Of frames, tick t′ takes
 * what lies at t′/f, between two ticks by linear interpolation, and zeros beyond the last; there are as many as before.
 */
public final class Stretch implements Augmentation {

    @Override
    public String name() {
        return "stretch";
    }

    @Override
    public String description() {
        return "makes a sample slower or faster";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.number("most", Unit.NONE, Range.open(0, 1), "largest change of the speed, as a share")
                .withDefault(0.1));
    }

    @Override
    public Variation prepare(Settings settings, List<Integer> shape, Window window) {
        double most = settings.number("most");
        return (sample, draws) -> {
            double factor = 1 + most * (2 * draws.uniform(0) - 1);
            return switch (sample) {
                case Sample.Events events -> events(events, factor);
                case Sample.Frames frames -> frames(frames, factor);
                default -> throw Refused.kind(name(), "events and frames", sample);
            };
        };
    }

    private static Sample events(Sample.Events events, double factor) {
        double[] times = events.timeMs().clone();
        for (int n = 0; n < times.length; n++) {
            times[n] *= factor;
        }
        return new Sample.Events(events.channels(), events.channel(), times, events.value());
    }

    private static Sample frames(Sample.Frames frames, double factor) {
        int channels = frames.channels();
        double[] stretched = new double[frames.values().length];
        for (int tick = 0; tick < frames.ticks(); tick++) {
            double from = tick / factor;
            int before = (int) from;
            double share = from - before;
            for (int c = 0; c < channels; c++) {
                stretched[tick * channels + c] =
                        (1 - share) * at(frames, before, c) + share * at(frames, before + 1, c);
            }
        }
        return new Sample.Frames(frames.ticks(), channels, stretched);
    }

    private static double at(Sample.Frames frames, int tick, int channel) {
        return tick < frames.ticks() ? frames.values()[tick * frames.channels() + channel] : 0;
    }
}
