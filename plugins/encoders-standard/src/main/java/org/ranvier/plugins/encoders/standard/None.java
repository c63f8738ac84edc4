package org.ranvier.plugins.encoders.standard;

import java.util.List;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Encoder;

/**
 * No encoding: spikes and frames pass as they are.
 *
 * <p>Events keep their channels, times and values. Frames enter one per tick, and so do numbers of shape [ticks,
 * channels]: row t is the input of tick t. With {@code repeat} numbers of any shape are a constant input instead,
 * flattened row-major and the same at every tick: I_c[t] = x_c.
 */
public final class None implements Encoder {

    @Override
    public String name() {
        return "none";
    }

    @Override
    public String description() {
        return "passes spikes and frames through; repeats values at every tick if asked to";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.flag("repeat", false, "whether numbers are repeated as a constant input at every tick"));
    }

    @Override
    public Encoding prepare(Settings settings, List<Integer> shape, Window window) {
        if (settings.flag("repeat")) {
            return new ValuesEncoding(name(), shape) {
                @Override
                public boolean graded() {
                    return true;
                }

                @Override
                void encode(double[] values, Draws draws, SignalSink sink) {
                    for (int tick = 0; tick < window.ticks(); tick++) {
                        sink.frame(tick, values, window.dtMs());
                    }
                }
            };
        }
        int channels = ValuesEncoding.channelsOf(
                name(), shape, "set repeat: true to make them a constant input, or choose another encoder");
        return new Passage(channels, window.dtMs());
    }
}
