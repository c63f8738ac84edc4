package org.ranvier.training.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.data.AtomicFile;
import org.ranvier.text.DiskReason;
import org.ranvier.training.report.EpochReport;
import org.ranvier.training.watch.FailureRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of a run: {@code experiment.yaml} (what was asked for, overrides included), {@code resolved.json} (every
 * component with its settings, plugin, version and hash; JVM and machine), {@code metrics.jsonl} (one line an epoch),
 * {@code last.safetensors}, {@code best.safetensors}, {@code summary.json}; {@code failure.txt} if it has failed.
 */
public final class RunDirectory {

    public static final String EXPERIMENT = "experiment.yaml";
    public static final String RESOLVED = "resolved.json";
    public static final String METRICS = "metrics.jsonl";
    public static final String SUMMARY = "summary.json";

    static final String LAST = "last.safetensors";
    static final String BEST = "best.safetensors";

    /** The key in {@link #RESOLVED} of the time at which a run was first started. */
    public static final String STARTED = "started";

    /** The key in {@link #RESOLVED} of the assignments by which a run differs from the file that it was made of. */
    public static final String CHANGES = "changes";

    /** The key in {@link #RESOLVED} of the plugins of a run. */
    private static final String PLUGINS = "plugins";

    /** The key in {@link #RESOLVED} of the plugins that a run used before those. */
    private static final String EARLIER = "earlier_plugins";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path path;
    private final List<Path> made;

    /** @param made the folders that were made for it, the innermost first */
    private RunDirectory(Path path, List<Path> made) {
        this.path = path;
        this.made = made;
    }

    /** A new folder; never one that exists. */
    public static RunDirectory create(Path wanted, String name) {
        NewFolder folder = NewFolder.create(wanted, name);
        return new RunDirectory(folder.path(), folder.made());
    }

    /** A folder of an earlier run. */
    public static RunDirectory existing(Path path) {
        if (!Files.isRegularFile(path.resolve(EXPERIMENT))) {
            throw new RanvierException(Problem.usage(
                    path.toString(), "this is not a run directory", "give a folder made by 'ranvier train'"));
        }
        return new RunDirectory(path, List.of());
    }

    /** Removes a run that came to nothing, with the folders that were made for it; what others have put there stays. */
    public void discard() {
        try {
            clear();
            for (Path folder : made) {
                Files.delete(folder);
            }
        } catch (IOException e) {
            // What it was refused for is what people have to know.
            System.getLogger(RunDirectory.class.getName()).log(System.Logger.Level.DEBUG, "cannot remove " + path, e);
        }
    }

    /** Removes the files of a run that was killed before it saved anything; the folder stays. */
    public static void clear(Path run) throws IOException {
        new RunDirectory(run, List.of()).clear();
    }

    /** Removes the files of a run that has not saved anything yet; the folder stays. */
    public void clear() throws IOException {
        for (Path file : List.of(
                experiment(),
                path.resolve(RESOLVED),
                path.resolve(METRICS),
                last(),
                best(),
                failure(),
                path.resolve(RunLock.FILE))) {
            Files.deleteIfExists(file);
        }
        sweep();
    }

    /** Removes what a killed run was about to write: files that never got their names. */
    public void sweep() {
        try (var files = Files.newDirectoryStream(path, ".*.tmp")) {
            for (Path file : files) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw failed("", e);
        }
    }

    public Path path() {
        return path;
    }

    public Path experiment() {
        return path.resolve(EXPERIMENT);
    }

    public Path last() {
        return path.resolve(LAST);
    }

    public Path best() {
        return path.resolve(BEST);
    }

    /** Whether anything was trained or written that a run which starts over would lose. */
    public boolean hasBegun() {
        return Files.exists(last()) || Files.exists(best()) || Files.exists(path.resolve(METRICS));
    }

    /** The checkpoint of the last finished epoch. */
    public Path requireLast() {
        if (!Files.exists(last())) {
            throw new RanvierException(Problem.usage(
                    path.toString(), "this run has kept no network yet", "go on with: ranvier train --resume " + path));
        }
        return last();
    }

    /** How it failed, if it has. */
    public Path failure() {
        return path.resolve(FailureRecord.FILE);
    }

    /** The checkpoint to evaluate. */
    public Path requireBest() {
        if (!Files.exists(best())) {
            throw new RanvierException(Problem.usage(
                    path.toString(),
                    "no epoch of this run has been finished",
                    "go on with: ranvier train --resume " + path));
        }
        return best();
    }

    /**
     * Writes what is run.
     *
     * @param changes the assignments by which it differs from the file that it was made of
     * @param resolved gets added when the run was first started, the changes, and with which other plugins it was made
     *     before, in the order of time; a run that is resumed keeps all three
     */
    public void describe(String experiment, List<String> changes, Map<String, ?> resolved) {
        write(EXPERIMENT, experiment);
        JsonNode before = resolved();
        Map<String, Object> all = new LinkedHashMap<>(resolved);
        all.put(Continuation.KEPT, Continuation.checksum(experiment));
        Set<String> allChanges = new LinkedHashSet<>();
        before.path(CHANGES).forEach(change -> allChanges.add(change.asString("")));
        allChanges.addAll(changes);
        all.put(CHANGES, allChanges);
        List<JsonNode> earlier = earlier(before, resolved);
        if (!earlier.isEmpty()) {
            all.put(EARLIER, earlier);
        }
        all.put(
                STARTED,
                before.path(STARTED)
                        .asStringOpt()
                        .orElseGet(() -> OffsetDateTime.now()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()));
        write(RESOLVED, json(Checksums.withSha256(all)));
    }

    private static List<JsonNode> earlier(JsonNode before, Map<String, ?> resolved) {
        List<JsonNode> earlier = new ArrayList<>();
        before.path(EARLIER).forEach(earlier::add);
        JsonNode plugins = before.path(PLUGINS);
        if (plugins.isObject() && !plugins.equals(JSON.valueToTree(resolved.get(PLUGINS)))) {
            earlier.add(plugins);
        }
        return earlier;
    }

    /** Reads the record of what has run so far; empty if it does not exist, or cannot be read and will be rewritten. */
    JsonNode resolved() {
        try {
            return new RecordReader(path).resolved().orElseGet(JSON::createObjectNode);
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }

    /** A run that goes on has neither a summary nor a failure until it has ended again. */
    public void forgetEnding() {
        try {
            Files.deleteIfExists(path.resolve(SUMMARY));
            Files.deleteIfExists(failure());
        } catch (IOException e) {
            throw failed(SUMMARY, e);
        }
    }

    public void writeSummary(Map<String, ?> summary) {
        write(SUMMARY, json(Checksums.withSha256(summary)));
    }

    public void append(EpochReport report) {
        try {
            Files.writeString(
                    path.resolve(METRICS),
                    JSON.writeValueAsString(Checksums.withCrc(Metrics.of(report))) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw failed(METRICS, e);
        }
    }

    /** Looks whether the record of what ran is what the run has written. */
    public void checkResolved() {
        new RecordCheck(this).resolved();
    }

    /** Looks whether the summary, if there is one, is what the run has written. */
    public void checkSummary() {
        new RecordCheck(this).summary();
    }

    /**
     * Looks whether the metrics are what the run has written.
     *
     * @param epochs how many the last checkpoint has
     */
    public void checkMetrics(int epochs) {
        new RecordCheck(this).metrics(epochs);
    }

    /** Removes what a run that was killed had written of epochs that its last checkpoint does not have. */
    public void forgetMetricsAfter(int epoch) {
        try {
            List<String> lines = new RecordReader(path).lines();
            if (lines.size() > epoch) {
                write(
                        METRICS,
                        lines.stream().limit(epoch).map(line -> line + "\n").collect(Collectors.joining()));
            }
        } catch (IOException e) {
            throw failed(METRICS, e);
        }
    }

    /**
     * Returns the total duration of the first epochs in seconds, as recorded in {@code metrics.jsonl}; a line left
     * incomplete by a killed run comes after them.
     */
    public double secondsOfEpochs(int epochs) {
        try {
            return new RecordReader(path)
                    .epochs(epochs).stream()
                            .mapToDouble(line -> line.path("seconds").asDouble(0))
                            .sum();
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.run(
                            path.resolve(METRICS).toString(),
                            "it cannot be read: " + DiskReason.of(e),
                            "remove it and resume again"),
                    e);
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

    private static String json(Object values) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(values) + "\n";
    }

    private static String reason(IOException e) {
        return e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
    }
}
