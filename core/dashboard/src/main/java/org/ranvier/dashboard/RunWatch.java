package org.ranvier.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ranvier.training.archive.EpochTable;
import org.ranvier.training.archive.FollowedRun;
import org.ranvier.training.archive.RecordedRun;
import org.ranvier.training.trial.SeriesFolder;

/**
 * The runs in some places, as they are now. Pages that look at about the same time share a look. A run that comes or
 * goes is noticed at the next one.
 */
final class RunWatch {

    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final List<Path> places;
    private final Map<Path, Run> runs = new LinkedHashMap<>();
    private int numbered;
    private Optional<Shown> shown = Optional.empty();
    private long looked;

    /**
     * What is to be shown.
     *
     * @param rows the rows of the table as JSON, by the id of the run; one that has not changed is the same text
     * @param note a sentence on a place that cannot be read, or has no runs; empty without one
     */
    record Shown(Map<String, String> rows, String note) {}

    /**
     * A run.
     *
     * @param id what stands for it in addresses, where its name could be anything
     */
    record Run(String id, FollowedRun followed, Row row) {

        Path folder() {
            return followed.folder();
        }

        Answer stop() {
            followed.askToStop();
            return Answer.json(Answer.OK, Map.of());
        }
    }

    /** @param places folders of runs, of several seeds or folds, or runs */
    RunWatch(List<Path> places) {
        this.places = List.copyOf(places);
    }

    /** Looks at all runs. */
    synchronized Shown look() {
        long now = System.nanoTime();
        if (shown.isEmpty() || now - looked > FRESH_NANOS) {
            shown = Optional.of(lookNow());
            looked = System.nanoTime();
        }
        return shown.get();
    }

    /** Returns a run that has been seen. */
    synchronized Optional<Run> run(String id) {
        look();
        return runs.values().stream().filter(run -> run.id().equals(id)).findFirst();
    }

    /** Returns the epochs of a run from a place on; all of them where those known are of another beginning. */
    synchronized Map<String, Object> epochs(Run run, int from, int beginnings) {
        int now = run.followed().look().beginnings();
        EpochTable table = run.followed().epochs();
        int first = now == beginnings ? Math.min(from, table.size()) : 0;
        Map<String, Object> columns = new LinkedHashMap<>();
        for (String name : table.names()) {
            columns.put(name, Row.numbers(table.from(first, name)));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("beginnings", now);
        json.put("from", first);
        json.put("size", table.size());
        json.put("columns", columns);
        return json;
    }

    Shown lookNow() {
        Map<Path, String> found = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        places.forEach(place -> find(place, found, notes));
        runs.keySet().retainAll(found.keySet());
        Map<String, String> rows = new LinkedHashMap<>();
        found.forEach((folder, name) -> {
            Run run = runs.computeIfAbsent(folder, _ -> newRun(folder, name));
            run.row().json(run.followed().look(), folder).ifPresent(json -> rows.put(run.id(), json));
        });
        if (rows.isEmpty() && notes.isEmpty()) {
            notes.add("There are no runs in " + places() + " yet; one appears here as soon as it begins.");
        }
        return new Shown(rows, String.join(" ", notes));
    }

    private Run newRun(Path folder, String name) {
        String id = "run-" + ++numbered;
        return new Run(id, new FollowedRun(folder), new Row(id, name));
    }

    private String places() {
        return String.join(", ", places.stream().map(place -> "'" + place + "'").toList());
    }

    private void find(Path place, Map<Path, String> found, List<String> notes) {
        String name = place.toAbsolutePath().normalize().getFileName() == null
                ? place.toString()
                : place.toAbsolutePath().normalize().getFileName().toString();
        if (RecordedRun.isIn(place)) {
            found.put(place, name);
        } else if (SeriesFolder.is(place)) {
            inside(place, name + "/", found, notes);
        } else {
            inside(place, "", found, notes);
        }
    }

    /** The runs of a folder, and those of several seeds or folds in it. */
    private static void inside(Path folder, String prefix, Map<Path, String> found, List<String> notes) {
        for (Path entry : entries(folder, notes)) {
            String name = prefix + entry.getFileName();
            if (RecordedRun.isIn(entry)) {
                found.putIfAbsent(entry, name);
            } else if (prefix.isEmpty() && SeriesFolder.is(entry)) {
                inside(entry, name + "/", found, notes);
            }
        }
    }

    private static List<Path> entries(Path folder, List<String> notes) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            if (Files.exists(folder)) {
                notes.add("The folder '" + folder + "' cannot be read.");
            }
            return List.of();
        }
    }
}
