package com.example.odd;

import java.util.List;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Sample;

/** A spike for each value, the later the larger it is. */
public final class OddEncoder implements Encoder {

    @Override
    public String name() {
        return "odd-encoder";
    }

    @Override
    public String description() {
        return "a spike for each value";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.choice("fault", List.of("none", "channel", "time", "value"), "what is wrong with the last event"));
    }

    @Override
    public Encoding prepare(Settings settings, List<Integer> shape, Window window) {
        return new Encoding() {
            @Override
            public int channels() {
                return 4;
            }

            @Override
            public boolean graded() {
                return true;
            }

            @Override
            public void encode(Sample sample, Draws draws, SignalSink sink) {
                double[] values = ((Sample.Values) sample).values();
                for (int c = 0; c < values.length; c++) {
                    sink.spike(c, 10 * values[c]);
                }
                switch (settings.text("fault")) {
                    case "channel" -> sink.spike(4, 1);
                    case "time" -> sink.spike(0, Double.NaN);
                    case "value" -> sink.event(0, 1, Double.NEGATIVE_INFINITY);
                    default -> {}
                }
            }
        };
    }
}
