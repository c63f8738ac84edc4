package org.ranvier.laboratory.verify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ranvier.api.Component;
import org.ranvier.api.Philox;
import org.ranvier.api.Range;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Augmentation;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Objective.OutputShape;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;

/**
 * What a contract needs to know of a component, found by trying: an author says it in a test of the component's own,
 * but a plugin that is built comes without its tests.
 */
final class Fitting {

    /** Samples of one kind, with their shape. */
    record Samples(List<Integer> shape, List<Sample> samples) {}

    private Fitting() {}

    /** Why a contract cannot be tried without the author; empty if it can. */
    static Optional<String> obstacle(Component component) {
        Optional<Setting> text = component.schema().settings().stream()
                .filter(setting -> setting.required() && setting.kind() == Setting.Kind.TEXT)
                .findFirst();
        if (text.isPresent()) {
            return Optional.of(
                    "only its author knows what to give for '" + text.get().name() + "'");
        }
        Map<String, Object> settings = settings(component);
        return switch (component) {
            case Encoder encoder
            when samples(encoder, settings).isEmpty() -> Optional.of("only its author knows the samples that it takes");
            case Augmentation augmentation
            when samples(augmentation, settings).isEmpty() ->
                Optional.of("only its author knows the samples that it varies");
            case Objective objective
            when shape(objective, settings).isEmpty() ->
                Optional.of("only its author knows the outputs that it scores");
            default -> Optional.empty();
        };
    }

    /** Whether a dataset is there without any file, and can be tested as it is. */
    static boolean opensWithoutFiles(Dataset dataset) {
        try (Dataset.Opened opened = dataset.open(Settings.of(dataset.schema(), settings(dataset)), new NoFolders())) {
            return !opened.splits().isEmpty();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private record NoFolders() implements Dataset.DataFolders {

        @Override
        public Optional<Path> find(String relative) {
            return Optional.empty();
        }

        @Override
        public List<Path> searched() {
            return List.of();
        }
    }

    /** Values of the settings that have no default. */
    static Map<String, Object> settings(Component component) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Setting setting : component.schema().settings()) {
            if (setting.required() && setting.kind() != Setting.Kind.PARAMETER) {
                values.put(setting.name(), value(setting));
            }
        }
        return values;
    }

    private static Object value(Setting setting) {
        return switch (setting.kind()) {
            case CHOICE -> setting.choices().getFirst();
            case FLAG -> true;
            case TEXT -> "";
            case NUMBERS -> List.of(inside(setting.range(), 1));
            case INTEGER -> (int) inside(setting.range(), 3);
            default -> inside(setting.range(), 1);
        };
    }

    /** A number within a range, a usual one if that is. */
    private static double inside(Range range, double usual) {
        if (range.contains(usual)) {
            return usual;
        }
        boolean finite = Double.isFinite(range.min()) && Double.isFinite(range.max());
        return finite
                ? (range.min() + range.max()) / 2
                : Double.isFinite(range.min()) ? range.min() + 1 : range.max() - 1;
    }

    static Optional<Samples> samples(Encoder encoder, Map<String, ?> given) {
        Settings settings = Settings.of(encoder.schema(), given);
        return kinds().filter(kind -> takes(encoder, settings, kind)).findFirst();
    }

    static Optional<Samples> samples(Augmentation augmentation, Map<String, ?> given) {
        Settings settings = Settings.of(augmentation.schema(), given);
        return kinds().filter(kind -> varies(augmentation, settings, kind)).findFirst();
    }

    private static boolean varies(Augmentation augmentation, Settings settings, Samples kind) {
        try {
            Augmentation.Variation variation = augmentation.prepare(settings, kind.shape(), Window.of(0.5, 40));
            kind.samples().forEach(s -> variation.vary(s, new NoPartner()));
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private record NoPartner() implements Augmentation.Draws {

        @Override
        public double uniform(int index) {
            return Philox.uniform(1, 0, 0, index);
        }

        @Override
        public double normal(int index) {
            return Philox.normal(1, 1, 0, index);
        }

        @Override
        public Optional<Sample> partner(int index) {
            return Optional.empty();
        }
    }

    private static boolean takes(Encoder encoder, Settings settings, Samples kind) {
        int[] events = {0};
        try {
            Encoder.Encoding encoding =
                    encoder.prepare(settings, kind.shape(), Window.of(0.5, 40)).fitted(kind.samples());
            kind.samples()
                    .forEach(
                            s -> encoding.encode(s, index -> Philox.uniform(1, 0, 0, index), (_, _, _) -> events[0]++));
        } catch (RuntimeException e) {
            return false;
        }
        return events[0] > 0;
    }

    private static Stream<Samples> kinds() {
        SplittableRandom random = new SplittableRandom(1);
        List<Sample> values = new ArrayList<>();
        List<Sample> images = new ArrayList<>();
        List<Sample> events = new ArrayList<>();
        List<Sample> frames = new ArrayList<>();
        List<Sample> sounds = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            values.add(new Sample.Values(random.doubles(5).toArray(), new int[] {5}));
            images.add(new Sample.Values(random.doubles(64).toArray(), new int[] {8, 8}));
            events.add(new Sample.Events(
                    5,
                    random.ints(20, 0, 5).toArray(),
                    random.doubles(20, 0, 20).sorted().toArray(),
                    null));
            frames.add(new Sample.Frames(20, 5, random.doubles(100).toArray()));
            sounds.add(new Sample.Waveform(random.doubles(800, -1, 1).toArray(), 8000));
        }
        return Stream.of(
                new Samples(List.of(5), values),
                new Samples(List.of(8, 8), images),
                new Samples(List.of(5), events),
                new Samples(List.of(5), frames),
                new Samples(List.of(1), sounds));
    }

    /** The first shape of outputs that an objective scores, with some kind of target. */
    static Optional<OutputShape> shape(Objective objective, Map<String, ?> given) {
        return Stream.of(
                        OutputShape.clocked(3, 6, 0.5, true),
                        OutputShape.clocked(3, 6, 0.5, false),
                        OutputShape.eventDriven(3))
                .filter(shape -> !targets(objective, given, shape).isEmpty())
                .findFirst();
    }

    /** Targets of the first kind that an objective compares such outputs with; none where it takes none. */
    static List<Target> targets(Objective objective, Map<String, ?> given, OutputShape shape) {
        int ticks = shape.clock().map(clock -> clock.ticks()).orElse(1);
        Stream<List<Target>> kinds = Stream.of(
                List.of(new Target.ClassLabel(0), new Target.ClassLabel(2)),
                List.of(new Target.ClassPerTick(new int[ticks])),
                List.of(new Target.SpikeTrains(new int[] {0, 2}, new double[] {1, 2})),
                List.of(new Target.RealValues(new double[shape.neurons() * ticks])));
        return kinds.filter(targets -> scores(objective, given, shape, targets))
                .findFirst()
                .orElse(List.of());
    }

    private static boolean scores(Objective objective, Map<String, ?> given, OutputShape shape, List<Target> targets) {
        try {
            int ticks = shape.clock().map(clock -> clock.ticks()).orElse(1);
            Objective.Criterion criterion = objective.criterion(Settings.of(objective.schema(), given), shape);
            targets.forEach(target -> criterion.score(new double[shape.neurons() * ticks], target, null));
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
