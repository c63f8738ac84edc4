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

/** Moves every event to a channel nearby: c′ = round(c + σ·z) with z standard normal, kept within the channels. */
public final class ChannelJitter implements Augmentation {

    @Override
    public String name() {
        return "channel-jitter";
    }

    @Override
    public String description() {
        return "moves every event to a channel nearby";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.number("sigma", Unit.NONE, Range.above(0), "standard deviation in channels"));
    }

    @Override
    public Variation prepare(Settings settings, List<Integer> shape, Window window) {
        double sigma = settings.number("sigma");
        return new Variation() {
            @Override
            public Sample vary(Sample sample, Draws draws) {
                if (!(sample instanceof Sample.Events events)) {
                    throw Refused.kind(name(), "events", sample);
                }
                int[] channel = events.channel().clone();
                for (int n = 0; n < channel.length; n++) {
                    channel[n] =
                            (int) Math.clamp(Math.rint(channel[n] + sigma * draws.normal(n)), 0, events.channels() - 1);
                }
                return new Sample.Events(events.channels(), channel, events.timeMs(), events.value());
            }

            @Override
            public boolean keepsTime() {
                return true;
            }
        };
    }
}
