package com.example.kept;

import java.util.List;
import org.ranvier.api.Problem;
import org.ranvier.api.Range;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Sample;

/** A spike for each number, the earlier the larger it is above the mean of training, jittered. */
public final class KeptEncoder implements Encoder {

    @Override
    public String name() {
        return "kept-encoder";
    }

    @Override
    public String description() {
        return "a spike for each number";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.number("span", Unit.MILLISECONDS, Range.above(0), "time over which spikes spread").withDefault(12));
    }

    @Override
    public Encoding prepare(Settings settings, List<Integer> shape, Window window) {
        return new Spread(settings.number("span"), shape.getFirst(), window.dtMs(), 0);
    }

    private record Spread(double span, int size, double dtMs, double mean) implements Encoding {

        @Override
        public int channels() {
            return size;
        }

        @Override
        public boolean graded() {
            return false;
        }

        @Override
        public Encoding fitted(Iterable<Sample> training) {
            double sum = 0;
            int count = 0;
            for (Sample sample : training) {
                for (double value : values(sample)) {
                    sum += value;
                    count++;
                }
            }
            return new Spread(span, size, dtMs, sum / count);
        }

        @Override
        public void encode(Sample sample, Draws draws, SignalSink sink) {
            double[] values = values(sample);
            for (int c = 0; c < values.length; c++) {
                double late = Math.clamp(0.5 - (values[c] - mean), 0, 1);
                sink.spike(c, late * span + draws.uniform(c) * dtMs);
            }
        }

        private static double[] values(Sample sample) {
            return switch (sample) {
                case Sample.Values numbers -> numbers.values();
                default -> throw new RanvierException(List.of(
                        Problem.usage("encoder", "kept-encoder takes numbers, not " + sample.kind(), "take another encoder")));
            };
        }
    }
}
