package org.ranvier.plugins.encoders.standard;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Encoder;

/**
 * A spike at t = 0 for every value above a threshold: s_c = [x_c &gt; threshold]; the others stay silent.
 *
 * <p>Channels: one per number of the sample, row-major. The threshold is in the values' own unit; its default splits
 * 8-bit pixels in the middle.
 *
 * <p>Source: E. W. Grappolini, A. Subramoney, "Beyond weights: deep learning in spiking neural networks with pure
 * synaptic-delay training", ICONS 2023.
 */
public final class Threshold implements Encoder {

    @Override
    public String name() {
        return "threshold";
    }

    @Override
    public String description() {
        return "one spike at the start for every value above a threshold";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.number("threshold", Unit.NONE, Range.ALL, "level above which a value produces a spike")
                .withDefault(127));
    }

    @Override
    public Encoding prepare(Settings settings, List<Integer> shape, Window window) {
        double threshold = settings.number("threshold");
        return new ValuesEncoding(name(), shape) {
            @Override
            void encode(double[] values, Draws draws, SignalSink sink) {
                for (int c = 0; c < values.length; c++) {
                    if (values[c] > threshold) {
                        sink.spike(c, 0);
                    }
                }
            }
        };
    }
}
