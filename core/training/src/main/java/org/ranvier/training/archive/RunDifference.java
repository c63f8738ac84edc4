package org.ranvier.training.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Numbers;
import org.ranvier.config.tree.Scalar;
import org.ranvier.config.tree.Sequence;
import org.ranvier.training.run.Alterations;
import org.ranvier.training.run.RecordReader;
import org.ranvier.training.run.RunDirectory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What two runs differ in, and what came of each.
 *
 * @param settings the values of their experiments that differ
 * @param plugins the plugins of which they used different versions or builds, or only one of them used
 * @param surroundings what else may make figures differ: the backend, the samples of each split, Java and the machine
 * @param figures all numbers of their summaries; none of a run that has not finished
 */
public record RunDifference(List<Line> settings, List<Line> plugins, List<Line> surroundings, List<Figure> figures) {

    private static final String ABSENT = "–";

    /**
     * One thing that differs.
     *
     * @param name what
     * @param first what the first run has, – for nothing
     * @param second what the second run has
     */
    public record Line(String name, String first, String second) {}

    /**
     * A number of both runs; NaN where one has none.
     *
     * @param name the name that scripts rely on
     */
    public record Figure(String name, double first, double second) {}

    /** Compares two run directories. */
    public static RunDifference between(Path first, Path second) {
        RunDirectory one = RunDirectory.existing(first);
        RunDirectory other = RunDirectory.existing(second);
        JsonNode was = resolved(first);
        JsonNode is = resolved(second);
        List<Line> settings = new ArrayList<>();
        Alterations.between(experiment(one), experiment(other))
                .forEach(it -> spread(it.path(), it.before(), it.after(), settings));
        List<Line> plugins = new ArrayList<>();
        lines("", plugins(was), plugins(is), plugins);
        List<Line> surroundings = new ArrayList<>();
        lines("", surroundings(was), surroundings(is), surroundings);
        return new RunDifference(settings, plugins, surroundings, figures(first, second));
    }

    private static Mapping experiment(RunDirectory run) {
        return ConfigParser.read(run.experiment());
    }

    /** A value that only one has, or that are mappings in both, is told key by key. */
    private static void spread(String path, Optional<ConfigNode> first, Optional<ConfigNode> second, List<Line> lines) {
        Map<String, String> one = new LinkedHashMap<>();
        Map<String, String> other = new LinkedHashMap<>();
        first.ifPresent(node -> flatten(path, node, one));
        second.ifPresent(node -> flatten(path, node, other));
        lines("", one, other, lines);
    }

    private static void flatten(String path, ConfigNode node, Map<String, String> into) {
        switch (node) {
            case Mapping mapping ->
                mapping.keys()
                        .forEach(key ->
                                flatten(path + "." + key, mapping.get(key).orElseThrow(), into));
            case Sequence list -> {
                for (int n = 0; n < list.items().size(); n++) {
                    flatten(path + "[" + n + "]", list.items().get(n), into);
                }
            }
            case Numbers numbers -> into.put(path, numbers.found());
            case Scalar scalar -> into.put(path, scalar.text());
        }
    }

    private static void lines(String prefix, Map<String, String> one, Map<String, String> other, List<Line> lines) {
        Set<String> names = new LinkedHashSet<>(one.keySet());
        names.addAll(other.keySet());
        for (String name : names) {
            String first = one.getOrDefault(name, ABSENT);
            String second = other.getOrDefault(name, ABSENT);
            if (!first.equals(second)) {
                lines.add(new Line(prefix + name, first, second));
            }
        }
    }

    /** The versions of each plugin; where they are the same, the builds tell whether it is. */
    private static Map<String, String> plugins(JsonNode resolved) {
        Map<String, String> plugins = new LinkedHashMap<>();
        resolved.path("plugins").properties().forEach(entry -> {
            String[] named = entry.getKey().split("@", 2);
            String sha256 = entry.getValue().asString("");
            plugins.merge(
                    named[0],
                    (named.length > 1 ? named[1] : "") + " (SHA-256 "
                            + sha256.substring(0, Math.min(12, sha256.length())) + "…)",
                    (a, b) -> a + ", " + b);
        });
        return plugins;
    }

    private static Map<String, String> surroundings(JsonNode resolved) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("backend", resolved.path("backend").asString(ABSENT));
        all.put("data", resolved.path("data").asString(ABSENT));
        resolved.path("splits")
                .properties()
                .forEach(entry -> all.put(
                        "samples of " + entry.getKey(),
                        entry.getValue().path("samples").asInt() + " ("
                                + entry.getValue()
                                        .path("sha256")
                                        .asString("")
                                        .chars()
                                        .limit(12)
                                        .mapToObj(c -> String.valueOf((char) c))
                                        .collect(Collectors.joining())
                                + "…)"));
        resolved.path("machine")
                .properties()
                .forEach(entry -> all.put(
                        entry.getKey(),
                        entry.getValue().asString(entry.getValue().toString())));
        return all;
    }

    private static List<Figure> figures(Path first, Path second) {
        Map<String, Double> one = numbers(first);
        Map<String, Double> other = numbers(second);
        Set<String> names = new LinkedHashSet<>(one.keySet());
        names.addAll(other.keySet());
        return names.stream()
                .map(name -> new Figure(name, one.getOrDefault(name, Double.NaN), other.getOrDefault(name, Double.NaN)))
                .toList();
    }

    private static Map<String, Double> numbers(Path run) {
        try {
            return new RecordReader(run).summary().map(RecordReader::numbers).orElseGet(Map::of);
        } catch (IOException e) {
            throw unreadable(run.resolve(RunDirectory.SUMMARY), e);
        }
    }

    private static JsonNode resolved(Path run) {
        try {
            return new RecordReader(run).resolved().orElseGet(MissingNode::getInstance);
        } catch (IOException e) {
            throw unreadable(run.resolve(RunDirectory.RESOLVED), e);
        }
    }

    private static RanvierException unreadable(Path file, IOException cause) {
        return new RanvierException(
                Problem.data(file.toString(), "it cannot be read", "restore it from a copy"), cause);
    }
}
