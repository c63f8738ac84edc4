package org.ranvier.plugins.encoders.standard;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Encoder;

/**
 * One spike per value, at a time linear in it: t = early + (late − early)·v in ms, with v = value / max in [0, 1].
 *
 * <p>Channels: one per number of the sample, row-major, then, where {@code bias_time} is not negative, one that spikes
 * then in every sample. Small values spike early; a late below early turns that round.
 *
 * <p>Source: J. Göltz et al., "Fast and energy-efficient neuromorphic deep learning with first-spike times", Nature
 * Machine Intelligence 3, 2021.
 */
public final class TimeToFirstSpike implements Encoder {

    @Override
    public String name() {
        return "time-to-first-spike";
    }

    @Override
    public String description() {
        return "one spike per value, at a time linear in the value";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                time("early", "spike time of the value 0"),
                time("late", "spike time of the value max"),
                Setting.number("max", Unit.NONE, Range.above(0), "largest value, such as 255 for pixels")
                        .withDefault(1),
                Setting.number(
                                "bias_time",
                                Unit.MILLISECONDS,
                                Range.atLeast(-1),
                                "spike time of an additional channel, the same in every sample; negative for no such channel")
                        .withDefault(-1));
    }

    @Override
    public Encoding prepare(Settings settings, List<Integer> shape, Window window) {
        double early = settings.number("early");
        double late = settings.number("late");
        double max = settings.number("max");
        double biasTime = settings.number("bias_time");
        return new ValuesEncoding(name(), shape) {
            @Override
            public int channels() {
                return biasTime < 0 ? inputs() : inputs() + 1;
            }

            @Override
            void encode(double[] values, Draws draws, SignalSink sink) {
                for (int c = 0; c < values.length; c++) {
                    double v = values[c] / max;
                    if (!(v >= 0 && v <= 1)) {
                        throw misfit(
                                name(),
                                "the value " + values[c] + " of channel " + c + " lies outside [0, " + max + "]",
                                "set max to the largest value of the data");
                    }
                    sink.spike(c, early + (late - early) * v);
                }
                if (biasTime >= 0) {
                    sink.spike(inputs(), biasTime);
                }
            }
        };
    }

    private static Setting time(String name, String doc) {
        return Setting.number(name, Unit.MILLISECONDS, Range.atLeast(0), doc);
    }
}
