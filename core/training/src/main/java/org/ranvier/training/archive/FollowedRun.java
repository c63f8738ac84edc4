package org.ranvier.training.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ranvier.training.run.MetricsTail;
import org.ranvier.training.run.RecordReader;
import org.ranvier.training.run.RunDirectory;
import org.ranvier.training.run.RunLock;
import org.ranvier.training.run.StopRequest;
import tools.jackson.databind.JsonNode;

/**
 * A run whose files are looked at again and again while it goes on: what has not changed is not read again, and of the
 * epochs only those that were added. Not for several threads at once.
 */
public final class FollowedRun {

    /** Of so many epochs, the last ones, the middle one's duration is what an epoch takes. */
    private static final int PACE = 5;

    private final Path folder;
    private final String name;
    private final MetricsTail tail;
    private EpochTable epochs = new EpochTable();
    private Optional<JsonNode> resolved = Optional.empty();
    private List<Object> seen = List.of();
    private int beginnings;
    private Look look;

    /**
     * What a look found.
     *
     * @param overview the run at a glance; empty where it is damaged or about to begin
     * @param damage why it cannot be read, a clause; empty unless it is damaged
     * @param stopAsked whether the process that trains it has been asked to stop and has not yet
     * @param best the best epoch so far
     * @param splits how many samples each split has
     * @param ends when it ends if it goes on like this and does not end early; empty unless it runs
     * @param beginnings how often its epochs were read from the start; those of another number are no more
     */
    public record Look(
            Optional<RunOverview> overview,
            String damage,
            boolean stopAsked,
            Optional<Best> best,
            Map<String, Integer> splits,
            Optional<Instant> ends,
            int beginnings) {}

    /**
     * The epoch with the best validation value, the first of equals.
     *
     * @param epoch its number
     * @param validation its validation value
     * @param test its test value; NaN without a test split
     */
    public record Best(int epoch, double validation, double test) {}

    /** @param folder the run directory */
    public FollowedRun(Path folder) {
        this.folder = folder;
        Path last = folder.toAbsolutePath().normalize().getFileName();
        this.name = last == null ? folder.toString() : last.toString();
        this.tail = new MetricsTail(folder);
    }

    /** Returns the run directory. */
    public Path folder() {
        return folder;
    }

    /** Returns the epochs that the last look has seen. */
    public EpochTable epochs() {
        return epochs;
    }

    /**
     * Asks the process that trains the run to stop as if its person had interrupted it, after the batch that it is in;
     * what it has finished is kept, and of several runs that it trains no other begins.
     *
     * @throws org.ranvier.api.RanvierException if no process trains it, or cannot be asked
     */
    public void askToStop() {
        StopRequest.make(folder);
    }

    /** Looks at the files; what is returned is the very object of the look before where nothing has changed. */
    public Look look() {
        List<Object> now = stamps();
        if (look == null || !now.equals(seen)) {
            look = read(now);
            seen = now;
        }
        return look;
    }

    /** What tells whether anything has changed. */
    private List<Object> stamps() {
        return Stream.concat(
                        Stream.of(RunDirectory.RESOLVED, RunDirectory.METRICS, RunDirectory.SUMMARY)
                                .map(this::stamp),
                        Stream.<Object>of(RunLock.isHeld(folder), StopRequest.isMade(folder)))
                .toList();
    }

    private record Stamp(FileTime modified, long size, Optional<Object> key) {
        private static final Stamp NONE = new Stamp(FileTime.fromMillis(0), -1, Optional.empty());
    }

    private Stamp stamp(String file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(folder.resolve(file), BasicFileAttributes.class);
            return new Stamp(
                    attributes.lastModifiedTime(), attributes.size(), Optional.ofNullable(attributes.fileKey()));
        } catch (IOException e) {
            return Stamp.NONE;
        }
    }

    private Look read(List<Object> now) {
        try {
            if (resolved.isEmpty() || seen.isEmpty() || !now.getFirst().equals(seen.getFirst())) {
                resolved = Optional.empty();
                resolved = new RecordReader(folder).resolved();
            }
            JsonNode record = resolved.orElseThrow(() -> new NoSuchFileException(
                    folder.resolve(RunDirectory.RESOLVED).toString()));
            MetricsTail.More more = tail.read();
            if (more.anew()) {
                epochs = new EpochTable();
                beginnings++;
            }
            more.epochs().forEach(epochs::add);
            return look(new RunFiles(folder, record, epochs));
        } catch (IOException | DateTimeException e) {
            boolean begins = e instanceof NoSuchFileException && RunLock.isHeld(folder);
            return new Look(
                    Optional.empty(),
                    begins ? "" : RunListing.reason(e),
                    false,
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    beginnings);
        }
    }

    private Look look(RunFiles files) {
        RunOverview overview = files.overview(name);
        Map<String, Integer> splits = new TreeMap<>();
        files.resolved()
                .path("splits")
                .properties()
                .forEach(split -> splits.put(
                        split.getKey(), split.getValue().path("samples").asInt(0)));
        boolean runs = overview.state() == RunOverview.State.RUNNING;
        return new Look(
                Optional.of(overview),
                "",
                runs && StopRequest.isMade(folder),
                files.best()
                        .map(place -> new Best(
                                (int) epochs.value(place, "epoch"),
                                epochs.value(place, "validation_" + overview.selectedBy()),
                                epochs.value(place, "test_" + overview.selectedBy()))),
                splits,
                runs ? ends(overview) : Optional.empty(),
                beginnings);
    }

    private Optional<Instant> ends(RunOverview overview) {
        double[] seconds = epochs.from(Math.max(0, epochs.size() - PACE), "seconds");
        if (seconds.length == 0) {
            return Optional.empty();
        }
        Arrays.sort(seconds);
        double left = Math.max(0, overview.epochsInAll() - overview.epochs()) * seconds[seconds.length / 2];
        return Stream.of(RunDirectory.METRICS, RunDirectory.RESOLVED)
                .map(this::stamp)
                // A run that goes on writes the second; its last epoch may be of yesterday.
                .map(stamp -> stamp.modified().toInstant())
                .max(Instant::compareTo)
                .filter(_ -> Double.isFinite(left))
                .map(since -> since.plusMillis((long) (1000 * left)));
    }
}
