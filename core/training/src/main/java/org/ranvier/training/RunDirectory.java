package org.ranvier.training;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.data.AtomicFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of a run: {@code experiment.yaml} (what was asked for, overrides included), {@code resolved.json} (every component with its
 * settings, plugin, version and hash; JVM and machine), {@code metrics.jsonl} (one line an epoch), {@code last.safetensors},
 * {@code best.safetensors}, {@code summary.json}.
 */
final class RunDirectory {

    static final String EXPERIMENT = "experiment.yaml";
    static final String RESOLVED = "resolved.json";
    static final String METRICS = "metrics.jsonl";
    static final String SUMMARY = "summary.json";

    /** When a run was first started, in {@link #RESOLVED}. */
    static final String STARTED = "started";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Path path;

    private RunDirectory(Path path) {
        this.path = path;
    }

    /** A new folder; never one that exists. */
    static RunDirectory create(Path wanted, String name) {
        try {
            if (wanted != null) {
                if (Files.exists(wanted) && !(Files.isDirectory(wanted) && isEmpty(wanted))) {
                    throw new RanvierException(Problem.usage(
                            wanted.toString(), "the run directory exists", "choose another with --out, or remove it"));
                }
                return new RunDirectory(Files.createDirectories(wanted));
            }
            Path runs = Files.createDirectories(Path.of("runs"));
            String stamp = name + "-" + LocalDateTime.now().format(STAMP);
            for (int n = 1; ; n++) {
                Path candidate = runs.resolve(n == 1 ? stamp : stamp + "-" + n);
                if (Files.notExists(candidate)) {
                    return new RunDirectory(Files.createDirectory(candidate));
                }
            }
        } catch (IOException e) {
            Path place = wanted == null ? Path.of("runs").toAbsolutePath() : wanted;
            throw new RanvierException(
                    Problem.run(
                            place.toString(),
                            "the run directory cannot be made, as " + obstacle(place),
                            "name another place with --out"),
                    e);
        }
    }

    /** A folder of an earlier run. */
    static RunDirectory existing(Path path) {
        if (!Files.isRegularFile(path.resolve(EXPERIMENT))) {
            throw new RanvierException(Problem.usage(
                    path.toString(), "this is not a run directory", "give a folder made by 'ranvier train'"));
        }
        return new RunDirectory(path);
    }

    /** Removes what a killed run was about to write: files that never got their names. */
    void sweep() {
        try (var files = Files.newDirectoryStream(path, ".*.tmp")) {
            for (Path file : files) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw failed("", e);
        }
    }

    Path path() {
        return path;
    }

    Path experiment() {
        return path.resolve(EXPERIMENT);
    }

    Path last() {
        return path.resolve("last.safetensors");
    }

    Path best() {
        return path.resolve("best.safetensors");
    }

    /** The checkpoint to evaluate. */
    Path requireBest() {
        if (!Files.exists(best())) {
            throw new RanvierException(Problem.usage(
                    path.toString(),
                    "no epoch of this run has been finished",
                    "go on with: ranvier train --resume " + path));
        }
        return best();
    }

    void writeExperiment(String yaml) {
        write(EXPERIMENT, yaml);
    }

    /** Adds when the run was first started; a run that is resumed keeps that. */
    void writeResolved(Map<String, ?> resolved) {
        Map<String, Object> all = new LinkedHashMap<>(resolved);
        all.put(STARTED, started().orElseGet(() -> OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString()));
        write(RESOLVED, json(all));
    }

    private Optional<String> started() {
        try {
            Path file = path.resolve(RESOLVED);
            return Files.exists(file)
                    ? JSON.readTree(Files.readString(file)).path(STARTED).asStringOpt()
                    : Optional.empty();
        } catch (IOException | JacksonException e) {
            // It is about to be replaced by one that can be read.
            return Optional.empty();
        }
    }

    void writeSummary(Map<String, ?> summary) {
        write(SUMMARY, json(summary));
    }

    void append(EpochReport report) {
        try {
            Files.writeString(
                    path.resolve(METRICS),
                    JSON.writeValueAsString(Metrics.of(report)) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw failed(METRICS, e);
        }
    }

    /** Removes what a run that was killed had written of epochs that its last checkpoint does not have. */
    void forgetMetricsAfter(int epoch) {
        Path metrics = path.resolve(METRICS);
        try {
            List<String> lines = Files.exists(metrics) ? Files.readAllLines(metrics) : List.of();
            if (lines.size() > epoch) {
                write(METRICS, lines.stream().limit(epoch).map(line -> line + "\n").collect(Collectors.joining()));
            }
        } catch (IOException e) {
            throw failed(METRICS, e);
        }
    }

    /** How long the epochs took of which {@code metrics.jsonl} tells. */
    double secondsOfEpochs() {
        Path metrics = path.resolve(METRICS);
        try {
            return Files.exists(metrics)
                    ? Files.readAllLines(metrics).stream().mapToDouble(l -> JSON.readTree(l).path("seconds").asDouble(0)).sum()
                    : 0;
        } catch (IOException | JacksonException e) {
            throw new RanvierException(
                    Problem.run(metrics.toString(), "it cannot be read: " + e.getMessage(), "remove it and resume again"), e);
        }
    }

    private void write(String file, String text) {
        AtomicFile.write(path.resolve(file), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private RanvierException failed(String file, IOException e) {
        return new RanvierException(
                Problem.run(
                        path.resolve(file).toString(),
                        "it cannot be written: " + reason(e),
                        "free some space or choose another place with --out"),
                e);
    }

    private static String json(Map<String, ?> values) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(values) + "\n";
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /** Why a folder cannot be made; the system's own message is often no more than a name. */
    private static String obstacle(Path folder) {
        Path there = folder.toAbsolutePath().normalize();
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            return there + " is a file";
        }
        return Files.isWritable(there) ? "the system does not allow it" : there + " may not be written to";
    }

    private static String reason(IOException e) {
        return e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
    }
}
