package org.ranvier.training.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.ConfigWriter;
import org.ranvier.config.tree.Mapping;
import org.ranvier.data.AtomicFile;
import org.ranvier.text.Nearest;
import org.ranvier.training.Experiment;
import org.ranvier.training.run.RecordReader;
import org.ranvier.training.run.RunDirectory;
import org.ranvier.training.run.SelectedBy;
import org.ranvier.training.trial.TrialResult.State;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of several runs: {@code series.json} (which trials there are, and what all of them have changed),
 * {@code base.yaml} (the experiment that they have in common), a run directory for each trial that has begun, and in
 * {@code .trials} what is kept of trials beside their runs.
 *
 * @param path where it is
 * @param name what its experiment is called
 * @param common the changes that all trials have
 * @param trials the trials, in the order in which they run
 * @param halving how the worse of them are stopped early, if they are
 * @param engine where they run, as a file would name it, if that is said
 */
public record SeriesFolder(
        Path path,
        String name,
        Experiment.Changes common,
        List<Trial> trials,
        Optional<Halving> halving,
        Optional<String> engine) {

    /** What makes a folder one of a series. */
    public static final String PLAN = "series.json";

    /** The experiment that the trials have in common. */
    public static final String BASE = "base.yaml";

    /** What came of the trials, as a table. */
    public static final String CSV = "results.csv";

    /** What came of the trials, an object in JSON a line. */
    public static final String JSONL = "results.jsonl";

    /** The page on a sweep, where it is made without another name. */
    public static final String REPORT = "report.html";

    static final List<String> FILES = List.of(PLAN, BASE, CSV, JSONL, REPORT);

    private static final String TRIALS = ".trials";
    private static final String HALVING = "halving";
    private static final String ENGINE = "engine";
    private static final String FIRST = "first";
    private static final String KEEP = "keep";

    private static final int FORMAT = 1;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** A series of which all trials run to their end, where it is begun. */
    public SeriesFolder(Path path, String name, Experiment.Changes common, List<Trial> trials) {
        this(path, name, common, trials, Optional.empty(), Optional.empty());
    }

    /** Returns this with the name of its experiment. */
    SeriesFolder named(String called) {
        return new SeriesFolder(path, called, common, trials, halving, engine);
    }

    /** Whether a folder is one of a series. */
    public static boolean is(Path folder) {
        return Files.isRegularFile(folder.resolve(PLAN));
    }

    /** Whether a file belongs to a series itself, rather than to one of its runs. */
    public static boolean owns(Path folder, String name) {
        return is(folder) && FILES.contains(name);
    }

    /** Whether its trials differ in more than their seeds and folds. */
    public boolean hasSettings() {
        return trials.stream().anyMatch(trial -> !trial.setting().isEmpty());
    }

    /** Reads that of a folder. */
    public static SeriesFolder of(Path folder) {
        Path file = folder.resolve(PLAN);
        if (!is(folder)) {
            throw new RanvierException(Problem.usage(
                    folder.toString(),
                    "this is not a folder of several runs",
                    "give one made by 'ranvier train … --seeds' or '--folds'"));
        }
        try {
            JsonNode json = JSON.readTree(Files.readString(file));
            if (json.path("format").asInt(0) != FORMAT) {
                throw damaged(file, "its format is not " + FORMAT, null);
            }
            List<Trial> trials = new ArrayList<>();
            json.path("trials")
                    .forEach(trial ->
                            trials.add(new Trial(trial.path("run").asString(""), texts(trial.path("changes")))));
            return new SeriesFolder(
                    folder,
                    json.path("name").asString(""),
                    new Experiment.Changes(
                            texts(json.path("changes")),
                            OptionalLong.empty(),
                            json.path("backend").asStringOpt()),
                    trials,
                    halving(json.path(HALVING)),
                    json.path(ENGINE).asStringOpt());
        } catch (IOException e) {
            throw damaged(file, "it cannot be read", e);
        } catch (JacksonException e) {
            throw damaged(file, "it is not JSON", e);
        }
    }

    private static Optional<Halving> halving(JsonNode json) {
        return json.isObject()
                ? Optional.of(
                        new Halving(json.path(FIRST).asInt(1), json.path(KEEP).asDouble(0.5)))
                : Optional.empty();
    }

    private static RanvierException damaged(Path file, String why, Exception cause) {
        return new RanvierException(Problem.data(file.toString(), why, "restore it from a copy"), cause);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString("")));
        return texts;
    }

    /** Writes which trials there are and what they have in common. */
    void write(Mapping experiment) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("name", name);
        json.put("changes", common.overrides());
        json.put("backend", common.backend().orElse(null));
        List<Map<String, Object>> list = new ArrayList<>();
        for (Trial trial : trials) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("run", trial.name());
            entry.put("changes", trial.changes());
            list.add(entry);
        }
        json.put("trials", list);
        halving.ifPresent(how -> json.put(HALVING, new LinkedHashMap<>(Map.of(FIRST, how.first(), KEEP, how.keep()))));
        engine.ifPresent(where -> json.put(ENGINE, where));
        write(BASE, ConfigWriter.write(experiment));
        write(PLAN, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
    }

    private void write(String file, String text) {
        AtomicFile.write(path.resolve(file), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns the experiment that the trials have in common, without their changes. */
    Mapping base() {
        return ConfigParser.read(path.resolve(BASE));
    }

    /** Returns the run directory of a trial, which need not exist. */
    public Path run(Trial trial) {
        return path.resolve(trial.name());
    }

    /** Returns the run directory of a trial that has begun, whose plugins are those of all. */
    public Optional<Path> begun() {
        return trials.stream()
                .map(this::run)
                .filter(run -> Files.exists(run.resolve(RunDirectory.RESOLVED)))
                .findFirst();
    }

    /** Removes what is kept of trials beside their runs. */
    void forgetTrials() {
        try (Stream<Path> files = Files.walk(path.resolve(TRIALS))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            // What the trials were refused for is what people have to know.
            System.getLogger(SeriesFolder.class.getName()).log(System.Logger.Level.DEBUG, "cannot remove " + path, e);
        }
    }

    /** Returns the experiment that the trials have in common, a file. */
    public Path baseFile() {
        return path.resolve(BASE);
    }

    /** Returns the file for what the process of a trial prints. */
    public Path log(Trial trial) {
        return desk(trial).log();
    }

    TrialDesk desk(Trial trial) {
        return new TrialDesk(path.resolve(TRIALS).resolve(trial.name()));
    }

    /** Returns the trial of a name. */
    public Trial trial(String called) {
        return trials.stream()
                .filter(trial -> trial.name().equals(called))
                .findFirst()
                .orElseThrow(() -> new RanvierException(Problem.usage(
                        path.toString(),
                        "there is no trial '" + called + "'",
                        Nearest.remedy(called, trials.stream().map(Trial::name).toList(), "there are"))));
    }

    /** Returns how far a trial is. */
    TrialProgress progress(Trial trial) {
        boolean finished = Files.exists(run(trial).resolve(RunDirectory.SUMMARY));
        boolean failed = !finished && desk(trial).failure().isPresent();
        return TrialProgress.of(run(trial), failed, finished);
    }

    /** Returns which trials go on, and how far. */
    Halving.Standing standing() {
        return halving.map(how -> how.standing(trials, this::progress))
                .orElseGet(() -> new Halving.Standing(Halving.TO_THE_END, trials));
    }

    /** Reads what came of all trials so far. */
    public List<TrialResult> results() {
        Set<Trial> alive = new HashSet<>(standing().alive());
        return trials.stream()
                .map(trial -> {
                    TrialResult result = result(trial);
                    return alive.contains(trial) || result.isOver() ? result : result.stopped();
                })
                .toList();
    }

    /** Reads what came of a trial so far. */
    TrialResult result(Trial trial) {
        Path run = run(trial);
        try {
            return new RecordReader(run)
                    .summary()
                    .map(summary -> new TrialResult(
                            trial,
                            run,
                            State.FINISHED,
                            "",
                            SelectedBy.read(summary.path(SelectedBy.KEY)),
                            RecordReader.numbers(summary)))
                    .orElseGet(() -> unfinished(trial, run));
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.data(
                            run.resolve(RunDirectory.SUMMARY).toString(),
                            "it cannot be read",
                            "remove it and resume the run"),
                    e);
        }
    }

    private TrialResult unfinished(Trial trial, Path run) {
        Optional<String> failure = desk(trial).failure();
        State begun = Files.exists(run.resolve(RunDirectory.EXPERIMENT)) ? State.INTERRUPTED : State.MISSING;
        TrialProgress progress = progress(trial);
        return new TrialResult(
                trial,
                run,
                failure.isPresent() ? State.FAILED : begun,
                failure.orElse(""),
                progress.metric(),
                progress.figures());
    }
}
