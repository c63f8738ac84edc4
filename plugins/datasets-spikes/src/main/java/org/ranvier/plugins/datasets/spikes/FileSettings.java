package org.ranvier.plugins.datasets.spikes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.plugins.datasets.spikes.recording.TimeUnit;

/** What datasets of a user's own files have in common: how they are named, and the unit of their times. */
final class FileSettings {

    private static final String BY_FORMAT = "by-format";

    private FileSettings() {}

    /** The choices of {@code time_unit}. */
    static List<String> units() {
        return Stream.concat(
                        Stream.of(BY_FORMAT), Arrays.stream(TimeUnit.values()).map(TimeUnit::word))
                .toList();
    }

    static Optional<TimeUnit> unit(Settings settings) {
        String word = settings.text("time_unit");
        return Arrays.stream(TimeUnit.values())
                .filter(unit -> unit.word().equals(word))
                .findFirst();
    }

    /** Finds a file, or adds what to do; empty too where none is named. */
    static Optional<Path> find(String dataset, String name, DataFolders folders, List<Problem> missing) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<Path> found = folders.find(name).filter(Files::isRegularFile);
        if (found.isEmpty()) {
            missing.add(Problem.data(
                    "dataset " + dataset,
                    "there is no file '" + name + "' in "
                            + folders.searched().stream().map(Path::toString).collect(Collectors.joining(", ")),
                    "put it there, or say where the data lie with --data or RANVIER_DATA"));
        }
        return found;
    }
}
