package org.ranvier.training.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.ranvier.api.Problem;
import org.ranvier.api.Range;
import org.ranvier.api.RanvierException;
import org.ranvier.config.ComponentRef;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.ConfigWriter;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;
import org.ranvier.config.tree.Scalar;
import org.ranvier.training.trial.Halving;
import org.ranvier.training.trial.SeedList;

/** Reads sweeps, from a file or from words of the command line. */
public final class SweepFile {

    private static final String EXPERIMENT = "experiment";
    private static final String SET = "set";
    private static final String GRID = "grid";
    private static final String RANDOM = "random";
    private static final String LIST = "list";
    private static final String SEEDS = "seeds";
    private static final String REPEATS = "repeats";
    private static final String FOLDS = "folds";
    private static final Range COUNT = Range.closed(1, Sweep.MOST);

    private final Problems problems = new Problems();
    private final Variations variations = new Variations(problems);

    private SweepFile() {}

    /**
     * Reads a file.
     *
     * @param builtIn finds the file of an experiment that is not beside the sweep
     * @throws RanvierException with every problem of the file
     */
    public static Sweep read(Path file, Function<String, Path> builtIn) {
        Mapping mapping = ConfigParser.read(file);
        if (mapping.get(EXPERIMENT).isEmpty() && mapping.get("network").isPresent()) {
            throw new RanvierException(Problem.usage(
                    file.toString(),
                    "this is an experiment, not a sweep",
                    "say what to vary, such as --grid training.batch=20,50, or write a file that names it: experiment: "
                            + file.getFileName()));
        }
        return new SweepFile().read(file, mapping, builtIn);
    }

    /**
     * Makes a sweep of words of the command line.
     *
     * @param experiment the file of the experiment
     * @param grid keys with values, each {@code key=a,b}
     * @param seeds the seeds; none for that of the experiment
     * @param folds how many folds there are; 0 for no cross-validation
     * @throws RanvierException with every problem of the words
     */
    public static Sweep of(Path experiment, List<String> grid, List<Long> seeds, int folds) {
        Mapping base = ConfigParser.read(experiment);
        if (base.get(EXPERIMENT).isPresent() && base.get("network").isEmpty()) {
            throw new RanvierException(Problem.usage(
                    experiment.toString(),
                    "this is a sweep, which says itself what it varies",
                    "write grid, seeds and folds into it, or name its experiment instead"));
        }
        SweepFile file = new SweepFile();
        for (String words : grid) {
            int equals = words.indexOf('=');
            Place place = Place.of("--grid " + (equals < 0 ? words : words.substring(0, equals)));
            if (equals < 1) {
                file.problems.add(place, "this is not a key with values", "write it like training.batch=20,50");
                continue;
            }
            String values = words.substring(equals + 1).strip();
            String list = values.startsWith("[") ? values : "[" + values + "]";
            ConfigParser.parseOption(place.source(), list, file.problems)
                    .ifPresent(node -> file.variations.axis(words.substring(0, equals), place, node));
        }
        file.problems.throwIfAny();
        return file.sweep(base, List.of(), seeds, folds, Optional.empty(), Optional.empty());
    }

    private Sweep read(Path file, Mapping mapping, Function<String, Path> builtIn) {
        String experiment;
        List<String> changes;
        List<Long> seeds;
        int folds;
        Optional<Halving> halving;
        Optional<ComponentRef> engine;
        try (ConfigReader reader = new ConfigReader(mapping, problems)) {
            experiment = reader.text(EXPERIMENT);
            changes = assignments(reader);
            keys(reader, GRID).forEach((key, entry) -> variations.axis(key, entry.keyPlace(), entry.value()));
            list(reader);
            if (reader.has(RANDOM)) {
                random(reader.child(RANDOM));
            }
            seeds = seeds(reader);
            folds = reader.integer(FOLDS, Range.closed(2, 1000), 0);
            halving = reader.has("halving") ? Optional.of(halving(reader.child("halving"))) : Optional.empty();
            engine = reader.optionalComponent("engine");
        }
        problems.throwIfAny();
        return sweep(read(file, mapping, experiment, builtIn), changes, seeds, folds, halving, engine);
    }

    private static Mapping read(Path file, Mapping mapping, String experiment, Function<String, Path> builtIn) {
        Path beside = file.resolveSibling(experiment);
        try {
            return ConfigParser.read(Files.exists(beside) ? beside : builtIn.apply(experiment));
        } catch (RanvierException e) {
            Place place = mapping.get(EXPERIMENT).orElseThrow().place();
            RanvierException told = new RanvierException(e.problems().stream()
                    .map(p -> p.where().equals(experiment)
                            ? Problem.of(p.kind(), p.plugin(), place + " (" + experiment + ")", p.message(), p.remedy())
                            : p)
                    .toList());
            told.initCause(e);
            throw told;
        }
    }

    private Sweep sweep(
            Mapping experiment,
            List<String> changes,
            List<Long> seeds,
            int folds,
            Optional<Halving> halving,
            Optional<ComponentRef> engine) {
        return new Sweep(experiment, changes, variations.trials(seeds, folds), halving, engine, variations.places());
    }

    private List<String> assignments(ConfigReader reader) {
        List<String> changes = new ArrayList<>();
        keys(reader, SET).forEach((key, entry) -> changes.add(key + "=" + ConfigWriter.inline(entry.value())));
        return changes;
    }

    /** The entries of a mapping whose keys are those of an experiment. */
    private Map<String, Mapping.Entry> keys(ConfigReader reader, String key) {
        ConfigNode node = reader.node(key).orElse(null);
        if (node == null) {
            return Map.of();
        }
        if (node instanceof Mapping mapping) {
            return mapping.entries();
        }
        reader.problem(key, "'" + key + "' is " + node.found(), "write keys of the experiment with what they have");
        return Map.of();
    }

    private void list(ConfigReader reader) {
        for (ConfigNode item : reader.list(LIST)) {
            if (item instanceof Mapping mapping && !mapping.entries().isEmpty()) {
                variations.item(mapping);
            } else {
                problems.add(
                        item.place(),
                        "this is " + item.found(),
                        "write keys of the experiment with a value each, such as {training.batch: 20}");
            }
        }
    }

    private void random(ConfigReader reader) {
        int trials = reader.integer("trials", COUNT);
        long seed = reader.longInteger("seed", 1);
        Map<String, Draw> draws = new LinkedHashMap<>();
        keys(reader, "values").forEach((key, entry) -> {
            variations.place(key, entry.keyPlace());
            Draw.read(key, entry.value(), problems).ifPresent(draw -> draws.put(key, draw));
        });
        if (!reader.has("values")) {
            reader.problem("values", "'values' is missing", "add it: {key: {uniform: [low, high]}}");
        }
        variations.random(trials, seed, draws);
    }

    private List<Long> seeds(ConfigReader reader) {
        Optional<ConfigNode> seeds = reader.node(SEEDS);
        Optional<Integer> repeats =
                reader.has(REPEATS) ? Optional.of(reader.integer(REPEATS, COUNT)) : Optional.empty();
        if (seeds.isEmpty()) {
            return LongStream.rangeClosed(1, repeats.orElse(0)).boxed().toList();
        }
        if (repeats.isPresent()) {
            reader.problem(REPEATS, "'seeds' says which seeds there are", "leave out one of them");
        }
        List<ConfigNode> items = Values.of(seeds.get());
        String text = seeds.get() instanceof Scalar scalar
                ? scalar.text()
                : String.join(",", items.stream().map(ConfigWriter::inline).toList());
        try {
            return SeedList.of(text, reader.place(SEEDS).toString());
        } catch (RanvierException e) {
            e.problems().forEach(problem -> problems.add(reader.place(SEEDS), problem));
            return List.of();
        }
    }

    private static Halving halving(ConfigReader reader) {
        return new Halving(
                reader.integer("first", Range.closed(1, 1_000_000)),
                reader.number("keep", Range.closed(0.1, 0.75), 0.5));
    }
}
