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
 * Moves a whole sample in time: t′ = t + s with s uniform over [−earlier, later), in ms. Events that come to lie before
 * 0 are left out. Frames move by round(s/dt) ticks, and zeros follow; there are as many as before.
 */
public final class TimeShift implements Augmentation {

    @Override
    public String name() {
        return "time-shift";
    }

    @Override
    public String description() {
        return "moves a sample in time";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.number("later", Unit.MILLISECONDS, Range.atLeast(0), "longest shift to a later time"),
                Setting.number("earlier", Unit.MILLISECONDS, Range.atLeast(0), "longest shift to an earlier time")
                        .withDefault(0));
    }

    @Override
    public Variation prepare(Settings settings, List<Integer> shape, Window window) {
        double earlier = settings.number("earlier");
        double span = earlier + settings.number("later");
        return (sample, draws) -> {
            double shift = draws.uniform(0) * span - earlier;
            return switch (sample) {
                case Sample.Events events -> events(events, shift);
                case Sample.Frames frames -> frames(frames, (int) Math.rint(shift / window.dtMs()));
                default -> throw Refused.kind(name(), "events and frames", sample);
            };
        };
    }

    private static Sample events(Sample.Events events, double shift) {
        int count = events.channel().length;
        EventList moved = new EventList(events.channels(), events.value() != null, count);
        for (int n = 0; n < count; n++) {
            moved.add(events.channel()[n], events.timeMs()[n] + shift, EventList.valueOf(events, n));
        }
        return moved.sample();
    }

    private static Sample frames(Sample.Frames frames, int ticks) {
        int channels = frames.channels();
        double[] moved = new double[frames.values().length];
        for (int tick = Math.max(0, ticks); tick < Math.min(frames.ticks(), frames.ticks() + ticks); tick++) {
            System.arraycopy(frames.values(), (tick - ticks) * channels, moved, tick * channels, channels);
        }
        return new Sample.Frames(frames.ticks(), channels, moved);
    }
}
