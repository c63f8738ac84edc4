package org.ranvier.plugins.encoders.standard;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Encoder;

/**
 * Delta modulation: a signal of real values as spikes that say "up by {@code delta}" and "down by {@code delta}".
 *
 * <p>Channel c of the signal has a level L, which begins at its first value x_c[0]. At each of its values, with n = ⌊|x
 * − L| / δ⌋: where x ≥ L + δ, n spikes on channel 2c, and L rises by nδ; where x ≤ L − δ, n spikes on channel 2c + 1,
 * and L falls by nδ. So after every value
 *
 * <pre>
 * |x_c(t) − L_c(t)| &lt; δ,        L_c(t) = x_c[0] + δ · (spikes up − spikes down until t)
 * </pre>
 *
 * <p>and the spikes, with the first value, tell the signal to within delta. The n spikes of one value are one event of
 * value n. Frames, and numbers of shape [ticks, channels], enter one per tick; value n of a sound, and frame n of a
 * signal where there is no clock, has the time 1000 n / rate ms.
 *
 * <p>Source: P. Lichtsteiner, C. Posch, T. Delbruck, "A 128×128 120 dB 15 µs latency asynchronous temporal contrast
 * vision sensor", IEEE JSSC 43(2), 2008; the scheme itself is known as delta modulation and as send-on-delta.
 */
public final class LevelCrossing implements Encoder {

    private static final Schema SCHEMA = Schema.of(Setting.number(
            "delta", Unit.NONE, Range.above(0), "change of the signal per spike, in the unit of the signal"));

    @Override
    public String name() {
        return "level-crossing";
    }

    @Override
    public String description() {
        return "one spike up or down each time a signal has moved by delta";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Encoding prepare(Settings settings, List<Integer> shape, Window window) {
        int inputs =
                ValuesEncoding.channelsOf(name(), shape, "choose a dataset of frames or sounds, or another encoder");
        return new DeltaModulation(inputs, settings.number("delta"), window.dtMs());
    }
}
