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
 * Moves all channels of a sample alike, as a voice of another pitch does: c′ = c + s, with s uniform over the whole
 * numbers −most … most. What comes to lie on no channel is left out, and what comes in is silent.
 *
 * <p>Source: T. Nowotny, J. P. Turner, J. C. Knight, "Loss shaping enhances exact gradient learning with EventProp in
 * spiking neural networks", Neuromorphic Computing and Engineering 5, 2025.
 */
public final class ChannelShift implements Augmentation {

    @Override
    public String name() {
        return "channel-shift";
    }

    @Override
    public String description() {
        return "moves all channels of a sample alike";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.integer("most", Unit.NONE, Range.atLeast(1), "largest number of channels to move by"));
    }

    @Override
    public Variation prepare(Settings settings, List<Integer> shape, Window window) {
        int most = settings.integer("most");
        return new Variation() {
            @Override
            public Sample vary(Sample sample, Draws draws) {
                int shift = (int) (draws.uniform(0) * (2L * most + 1)) - most;
                return switch (sample) {
                    case Sample.Events events -> events(events, shift);
                    case Sample.Frames frames -> frames(frames, shift);
                    default -> throw Refused.kind(name(), "events and frames", sample);
                };
            }

            @Override
            public boolean keepsTime() {
                return true;
            }
        };
    }

    private static Sample events(Sample.Events events, int shift) {
        int count = events.channel().length;
        EventList moved = new EventList(events.channels(), events.value() != null, count);
        for (int n = 0; n < count; n++) {
            moved.add(events.channel()[n] + shift, events.timeMs()[n], EventList.valueOf(events, n));
        }
        return moved.sample();
    }

    private static Sample frames(Sample.Frames frames, int shift) {
        int channels = frames.channels();
        double[] moved = new double[frames.values().length];
        int kept = channels - Math.abs(shift);
        for (int tick = 0; tick < frames.ticks() && kept > 0; tick++) {
            int row = tick * channels;
            System.arraycopy(frames.values(), row + Math.max(0, -shift), moved, row + Math.max(0, shift), kept);
        }
        return new Sample.Frames(frames.ticks(), channels, moved);
    }
}
