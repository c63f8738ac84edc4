package org.ranvier.plugins.encoders.standard;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Encoder;

/**
 * One spike per value, the earlier the stronger it is, at one of a few times.
 *
 * <p>With x = value / max and n equal levels, a value spikes at tick k, the smallest with x ≥ (n − 1 − k)/n; in the
 * last level x &gt; 0 is asked, so that zeros stay silent. Three levels thus spike at tick 0 from 2/3, at tick 1 from
 * 1/3, at tick 2 above 0. Explicit {@code thresholds} (of x, descending) and {@code times} (in ms) replace the equal
 * levels.
 *
 * <p>Channels: one per number of the sample, row-major. Source: the published code of E. W. Grappolini, A. Subramoney,
 * "Beyond weights", ICONS 2023, which moreover leaves saturated pixels out ({@code drop_saturated}).
 */
public final class Latency implements Encoder {

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String description() {
        return "one spike per value at one of a few latencies, strong values first";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.integer(
                                "levels",
                                Unit.NONE,
                                Range.closed(1, 1000),
                                "number of equal levels, which spike one tick apart")
                        .withDefault(3),
                Setting.number("max", Unit.NONE, Range.above(0), "largest value, such as 255 for pixels")
                        .withDefault(255),
                Setting.numbers(
                                "thresholds",
                                Unit.NONE,
                                Range.closed(0, 1),
                                "lower limits of the levels as fractions of max, descending, instead of equal levels; 0 means above 0")
                        .withDefault(List.of()),
                Setting.numbers("times", Unit.MILLISECONDS, Range.atLeast(0), "spike time of each threshold")
                        .withDefault(List.of()),
                Setting.flag("drop_saturated", false, "whether values at or above max stay silent"));
    }

    @Override
    public Encoding prepare(Settings settings, List<Integer> shape, Window window) {
        Levels levels = Levels.of(settings, window.dtMs());
        double silentFrom = settings.flag("drop_saturated") ? settings.number("max") : Double.POSITIVE_INFINITY;
        return new ValuesEncoding(name(), shape) {
            @Override
            void encode(double[] values, Draws draws, SignalSink sink) {
                for (int c = 0; c < values.length; c++) {
                    int level = levels.of(values[c]);
                    if (level >= 0 && values[c] < silentFrom) {
                        sink.spike(c, levels.timeMs()[level]);
                    }
                }
            }
        };
    }
}
