package org.ranvier.training.experiment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ranvier.api.Problem;
import org.ranvier.api.Range;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Objective;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.learning.Regularizer;
import org.ranvier.api.learning.Schedule;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.config.ComponentRef;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.text.Nearest;
import org.ranvier.training.backend.Backends;
import org.ranvier.training.component.ComponentChooser;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.data.ImportedData;
import org.ranvier.training.experiment.ExperimentSpec.Penalty;
import org.ranvier.training.experiment.ExperimentSpec.Rates;
import org.ranvier.training.experiment.ExperimentSpec.Training;
import org.ranvier.training.network.NetworkReader;
import org.ranvier.training.network.NetworkSpec.Layer;
import org.ranvier.training.report.PublishedResult;
import org.ranvier.training.signal.SignalSpec;
import org.ranvier.training.split.ClassWeighting;
import org.ranvier.training.split.DataSpec;
import org.ranvier.training.split.DataSpec.Share;
import org.ranvier.training.tracking.TrackerChoice;
import org.ranvier.training.tracking.Trackers;

/** Reads an experiment; docs/experiment.md describes the keys. */
public final class ExperimentReader {

    /** The key, in {@code training}, of the tools that a training is followed in. */
    public static final String LOG = "log";

    private static final Range RATE = Range.atLeast(0);

    private final Problems problems = new Problems();
    private final PluginRuntime plugins;
    private final DataFolders folders;
    private final ComponentChooser chooser;

    private ExperimentReader(PluginRuntime plugins, DataFolders folders) {
        this.plugins = plugins;
        this.folders = folders;
        chooser = new ComponentChooser(plugins, problems);
    }

    /**
     * Reads; throws all problems of the file at once.
     *
     * @param folders where imported data lies, which messages name
     */
    public static ExperimentSpec read(Mapping file, PluginRuntime plugins, DataFolders folders) {
        return new ExperimentReader(plugins, folders).read(file);
    }

    private ExperimentSpec read(Mapping file) {
        ConfigReader reader = new ConfigReader(file, problems);
        String name = reader.text("name", "experiment");
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            reader.problem("name", "'" + name + "' cannot name a folder", "use letters, digits, '.', '-' and '_'");
        }
        long seed = reader.longInteger("seed", 0);
        Optional<DataSpec> data = data(reader.child("data"));
        Optional<ConfiguredComponent<Encoder>> encoder =
                chooser.choose(Encoder.class, reader.optionalComponent("encoder"), file.place());
        Window window = NetworkReader.window(reader);
        ConfigReader trainingReader = reader.child("training");
        Optional<ConfiguredComponent<Surrogate>> surrogate = surrogate(trainingReader);
        Optional<Training> training = training(trainingReader, surrogate);
        List<ClassWeighting> weighting = new ArrayList<>();
        Optional<ConfiguredComponent<Objective>> objective = reader.component("objective")
                .flatMap(ref -> chooser.choose(Objective.class, ref, own -> weighting.add(ClassWeighting.read(own))));
        List<Layer> layers = surrogate
                .map(s -> new NetworkReader(chooser, s, window).read(reader, "network"))
                .orElseGet(() -> ignored(reader, "network"));
        Optional<Backends> backends = backends(reader);
        List<PublishedResult> published = reader.children("published").stream()
                .map(ExperimentReader::published)
                .toList();
        reader.close();
        problems.throwIfAny();
        return new ExperimentSpec(
                name,
                seed,
                data.orElseThrow(),
                encoder.orElseThrow(),
                window,
                layers,
                objective.orElseThrow(),
                weighting.getFirst(),
                training.orElseThrow(),
                backends.orElseThrow(),
                published);
    }

    /** {@code {label: "Author 2024, table 1", test: 98.2}}, the test accuracy in %. */
    private static PublishedResult published(ConfigReader reader) {
        return new PublishedResult(reader.text("label"), reader.number("test", Range.closed(0, 100)) / 100);
    }

    /** Keeps a key from being reported as unknown where it cannot be read for another reason. */
    private static List<Layer> ignored(ConfigReader reader, String key) {
        reader.node(key);
        return List.of();
    }

    private Optional<Backends> backends(ConfigReader reader) {
        Place place = reader.has("backend") ? reader.place("backend") : Place.of("backend");
        try {
            return reader.has("backend")
                    ? reader.component("backend")
                            .flatMap(ref -> chooser.choose(Backend.class, ref))
                            .map(chosen -> Backends.named(chosen, plugins))
                    : Optional.of(Backends.usual(plugins, place.toString()));
        } catch (RanvierException e) {
            e.problems().forEach(problem -> problems.add(place, problem));
        } catch (IllegalArgumentException e) {
            problems.add(
                    place,
                    e.getMessage(),
                    "see: ranvier plugin info "
                            + reader.component("backend").orElseThrow().type());
        }
        return Optional.empty();
    }

    private Optional<ConfiguredComponent<Surrogate>> surrogate(ConfigReader training) {
        return chooser.choose(
                Surrogate.class,
                training.optionalComponent("surrogate"),
                training.mapping().place());
    }

    private Optional<DataSpec> data(ConfigReader reader) {
        int limit = reader.integer("limit", Range.atLeast(1), Integer.MAX_VALUE);
        double validation = reader.number("validation", Range.open(0, 1), 0.2);
        Share held = new Share(validation, byGroup(reader, "validation_by"));
        Share tested = new Share(reader.number("test", Range.open(0, 1), 0), byGroup(reader, "test_by"));
        List<String> validationGroups = reader.texts("validation_groups");
        List<String> testGroups = reader.texts("test_groups");
        SignalSpec signals = SignalSpec.read(reader);
        return reader.component("dataset")
                .filter(ref -> isThere(ref, reader))
                .flatMap(ref -> chooser.choose(Dataset.class, ref))
                .map(dataset -> new DataSpec(dataset, limit, held, tested, validationGroups, testGroups, signals));
    }

    /**
     * Returns whether a dataset exists; reports what else its name could have meant if it does not, and registers where
     * its settings belong in case they are given beside it.
     */
    private boolean isThere(ComponentRef ref, ConfigReader reader) {
        try {
            Dataset dataset =
                    plugins.find(Dataset.class, ref.type(), ref.place().toString());
            dataset.schema()
                    .settings()
                    .forEach(setting -> reader.elsewhere(
                            setting.name(),
                            "it is a setting of the dataset: write dataset: {type: " + ref.type() + ", "
                                    + setting.name() + ": …}"));
            return true;
        } catch (RanvierException e) {
            Problem first = e.problems().getFirst();
            problems.add(
                    ref.place(),
                    Problem.of(
                            first.kind(),
                            first.plugin(),
                            first.where(),
                            first.message() + ", nor imported data of that name",
                            otherwise(ref.type(), first.remedy())));
            e.problems().stream().skip(1).forEach(problem -> problems.add(ref.place(), problem));
            return false;
        }
    }

    private String otherwise(String type, String remedy) {
        if (type.matches(".*\\.[A-Za-z0-9]+|.*[/\\\\].*")) {
            return "a file of your own is read by a dataset"
                    + plugins.defaults()
                            .first(Dataset.class, "files")
                            .map(name -> ", such as dataset: {type: " + name + ", train: " + type + ", channels: …}")
                            .orElse("")
                    + ", or imported under a name: ranvier data import --help";
        }
        Set<String> imported = ImportedData.all(folders).keySet();
        return Nearest.question(type, imported)
                .orElse(remedy + (imported.isEmpty() ? "" : "; imported: " + String.join(", ", imported)));
    }

    private static boolean byGroup(ConfigReader reader, String key) {
        return reader.choice(key, List.of("class", "group")).equals("group");
    }

    private Optional<Training> training(ConfigReader reader, Optional<ConfiguredComponent<Surrogate>> surrogate) {
        int epochs = reader.integer("epochs", Range.atLeast(1));
        int scheduleEpochs = reader.integer("schedule_epochs", Range.atLeast(1), epochs);
        int batch = reader.integer("batch", Range.atLeast(1), 32);
        boolean detach = reader.flag("detach_reset", true);
        double clipNorm = reader.number("clip_norm", Range.above(0), Double.POSITIVE_INFINITY);
        int patience = reader.integer("early_stopping", Range.atLeast(1), Integer.MAX_VALUE);
        Map<ParameterGroup, ConfiguredComponent<Schedule>> schedules = schedules(reader);
        List<Penalty> penalties = new ArrayList<>();
        List<ConfiguredComponent<Regularizer>> activityPenalties = new ArrayList<>();
        reader.components("regularizers").forEach(ref -> penalty(ref, penalties, activityPenalties));
        List<TrackerChoice> log = Trackers.read(reader, LOG, problems);
        List<Rates> rates = new ArrayList<>();
        Optional<ConfiguredComponent<Optimizer>> optimizer = reader.component("optimizer")
                .flatMap(ref -> chooser.choose(Optimizer.class, ref, settings -> rates.add(rates(settings))));
        if (optimizer.isEmpty() || surrogate.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Training(
                epochs,
                scheduleEpochs,
                batch,
                optimizer.get(),
                rates.getFirst(),
                schedules,
                penalties,
                activityPenalties,
                clipNorm,
                patience,
                surrogate.get(),
                detach,
                log));
    }

    /** One schedule for all groups, and for each group perhaps one of its own. */
    private Map<ParameterGroup, ConfiguredComponent<Schedule>> schedules(ConfigReader reader) {
        Map<ParameterGroup, ConfiguredComponent<Schedule>> schedules = new EnumMap<>(ParameterGroup.class);
        Optional<ComponentRef> all = reader.optionalComponent("schedule");
        for (ParameterGroup group : ParameterGroup.values()) {
            String key = "schedule_" + group.word();
            chooser.choose(
                            Schedule.class,
                            reader.optionalComponent(key).or(() -> all),
                            reader.mapping().place())
                    .ifPresent(schedule -> schedules.put(group, schedule));
        }
        return schedules;
    }

    private static Rates rates(ConfigReader reader) {
        double lr = reader.number("lr", RATE);
        return new Rates(lr, reader.number("lr_delays", RATE, lr), reader.number("lr_neurons", RATE, lr));
    }

    /**
     * {@code {type: l1, strength: 0.01, on: weights}}; on weights, delays, neurons, or the spikes of all populations.
     */
    private void penalty(
            ComponentRef ref, List<Penalty> ofParameters, List<ConfiguredComponent<Regularizer>> ofActivity) {
        List<String> on = new ArrayList<>();
        chooser.choose(
                        Regularizer.class,
                        ref,
                        r -> on.add(r.choice("on", List.of("weights", "delays", "neurons", "spikes"))))
                .ifPresent(chosen -> {
                    if (on.getFirst().equals("spikes")) {
                        ofActivity.add(chosen);
                    } else {
                        ofParameters.add(new Penalty(
                                chosen, ParameterGroup.valueOf(on.getFirst().toUpperCase(Locale.ROOT))));
                    }
                });
    }
}
