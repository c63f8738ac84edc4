package com.example.template;

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

/**
 * A population code: the number x_i, between 0 and 1, is seen by n channels with preferred values μ_j spread evenly
 * over [0, 1]. Channel j answers with exp(−(x_i − μ_j)²/2σ²), where σ is a multiple of the distance between preferred
 * values, and spikes once: at 0 where its answer is 1, at the end of the time where it is at the least that counts, and
 * not at all below.
 */
public final class TemplateEncoder implements Encoder {

    @Override
    public String name() {
        return "template-name";
    }

    @Override
    public String description() {
        return "spikes of populations with receptive fields";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.integer("fields", Unit.NONE, Range.closed(2, 1000), "number of channels for each number")
                        .withDefault(8),
                Setting.number("overlap", Unit.NONE, Range.above(0), "width of a field, in distances between them")
                        .withDefault(0.7),
                Setting.number("least", Unit.NONE, Range.open(0, 1), "answer below which there is no spike")
                        .withDefault(0.1),
                Setting.number("span", Unit.MILLISECONDS, Range.above(0), "time over which spikes are spread")
                        .withDefault(30));
    }

    @Override
    public Encoding prepare(Settings settings, List<Integer> shape, Window window) {
        int numbers = shape.stream().reduce(1, Math::multiplyExact);
        return new Fields(
                numbers,
                settings.integer("fields"),
                settings.number("overlap"),
                settings.number("least"),
                settings.number("span"));
    }

    private record Fields(int numbers, int fields, double overlap, double least, double spanMs) implements Encoding {

        @Override
        public int channels() {
            return numbers * fields;
        }

        @Override
        public boolean graded() {
            return false;
        }

        @Override
        public void encode(Sample sample, Draws draws, SignalSink sink) {
            if (!(sample instanceof Sample.Values given)) {
                throw new RanvierException(Problem.usage(
                        "encoder template-name",
                        "it encodes numbers, and this is " + sample.kind(),
                        "take another encoder or dataset"));
            }
            for (int i = 0; i < numbers; i++) {
                for (int j = 0; j < fields; j++) {
                    double answer = answer(given.values()[i], j);
                    if (answer >= least) {
                        sink.spike(i * fields + j, spanMs * (1 - answer) / (1 - least));
                    }
                }
            }
        }

        private double answer(double x, int field) {
            // The distance from the preferred value, in distances between neighbours.
            double z = (x * (fields - 1) - field) / overlap;
            return Math.exp(-z * z / 2);
        }
    }
}
