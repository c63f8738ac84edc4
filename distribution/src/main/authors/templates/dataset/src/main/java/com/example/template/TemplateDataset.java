package com.example.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ranvier.api.Philox;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;

/**
 * One spike in every channel, at times on a smooth closed curve that is the class's own: for a point u of the curve,
 * channel i spikes at
 *
 * <pre>
 *     t_i(u) = D (1/2 + Σ_k A_ik k^(−α) sin(2π (k u + φ_ik)) / 2Σ_k k^(−α)),   k = 1 … 5
 * </pre>
 *
 * <p>with amplitudes A in [0, 1) and phases φ drawn once for every class and channel, and u once for every example. The
 * larger α is, the smoother is the curve.
 */
public final class TemplateDataset implements Dataset {

    private static final Map<String, String> SIZES =
            Map.of("train", "train_size", "validation", "validation_size", "test", "test_size");

    @Override
    public String name() {
        return "template-name";
    }

    @Override
    public String description() {
        return "spike times on smooth random curves";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.integer("channels", Unit.NONE, Range.closed(1, 10_000), "number of channels")
                        .withDefault(20),
                Setting.integer("classes", Unit.NONE, Range.closed(2, 1000), "number of classes")
                        .withDefault(4),
                Setting.number("alpha", Unit.NONE, Range.atLeast(0), "smoothness of the curves")
                        .withDefault(2),
                Setting.number("duration", Unit.MILLISECONDS, Range.above(0), "time over which spikes are spread")
                        .withDefault(40),
                Setting.integer("train_size", Unit.NONE, Range.atLeast(1), "number of training samples")
                        .withDefault(2000),
                Setting.integer("validation_size", Unit.NONE, Range.atLeast(1), "number of validation samples")
                        .withDefault(400),
                Setting.integer("test_size", Unit.NONE, Range.atLeast(1), "number of test samples")
                        .withDefault(400),
                Setting.integer("seed", Unit.NONE, Range.closed(0, 0xFFFFFFFFL), "seed of all that is drawn")
                        .withDefault(1));
    }

    /** Known without any files, so that an experiment can be explained before they are there. */
    @Override
    public Optional<Description> staticDescription(Settings settings) {
        return Optional.of(describe(settings));
    }

    private static Description describe(Settings settings) {
        return Description.of("Random manifolds", List.of(settings.integer("channels")))
                .withClasses(IntStream.range(0, settings.integer("classes"))
                        .mapToObj(c -> "curve " + c)
                        .toList())
                .withLicence("CC0 1.0")
                .withSource("computed");
    }

    @Override
    public Opened open(Settings settings, DataFolders folders) {
        Map<String, Split> splits = new LinkedHashMap<>();
        for (String name : List.of("train", "validation", "test")) {
            splits.put(name, new Points(Curves.of(settings), name, settings.integer(SIZES.get(name))));
        }
        return new Opened() {
            @Override
            public Description describe() {
                return TemplateDataset.describe(settings);
            }

            @Override
            public Map<String, Split> splits() {
                return splits;
            }
        };
    }

    /** The curves of all classes; what is drawn is a pure function of seed and place, as it has to be. */
    private record Curves(int channels, int classes, double alpha, double durationMs, long seed) {

        private static final int HARMONICS = 5;
        private static final int AMPLITUDES = Philox.stream("template-name amplitudes");
        private static final int PHASES = Philox.stream("template-name phases");

        static Curves of(Settings settings) {
            return new Curves(
                    settings.integer("channels"),
                    settings.integer("classes"),
                    settings.number("alpha"),
                    settings.number("duration"),
                    settings.integer("seed"));
        }

        double timeMs(int label, int channel, double u) {
            double sum = 0;
            double most = 0;
            for (int k = 1; k <= HARMONICS; k++) {
                long place = (long) channel * HARMONICS + k;
                double weight = Math.pow(k, -alpha);
                sum += weight
                        * Philox.uniform(seed, AMPLITUDES, label, place)
                        * Math.sin(2 * Math.PI * (k * u + Philox.uniform(seed, PHASES, label, place)));
                most += weight;
            }
            return durationMs * (0.5 + sum / (2 * most));
        }
    }

    /** Examples of a split; safe for several threads, since nothing in it changes. */
    private record Points(Curves curves, String name, int size) implements Split {

        @Override
        public Example get(int index) {
            int label = labelOf(index);
            double u = Philox.uniform(curves.seed, Philox.stream("template-name " + name), 0, index);
            int[] channels = IntStream.range(0, curves.channels).toArray();
            double[] times = IntStream.of(channels)
                    .mapToDouble(channel -> curves.timeMs(label, channel, u))
                    .toArray();
            return Example.of(new Sample.Events(curves.channels, channels, times, null), new Target.ClassLabel(label));
        }

        @Override
        public int labelOf(int index) {
            return Objects.checkIndex(index, size) % curves.classes;
        }
    }
}
