package org.ranvier.plugins.datasets.spikes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.Range;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Dataset;
import org.ranvier.plugins.datasets.spikes.recording.Recordings;
import org.ranvier.plugins.datasets.spikes.recording.Request;
import org.ranvier.plugins.datasets.spikes.recording.TimeUnit;

/**
 * A user's own spike recordings: one file per split, as npz, as HDF5 in the layout of the Spiking Heidelberg Digits, or
 * as CSV. The name's ending tells which.
 *
 * <p>Samples are events with a channel, a time in ms, and perhaps a value; their shape is [channels]. What a file must
 * hold: see the three readers. The unit of time is never guessed: npz and CSV need {@code time_unit}, HDF5 has seconds
 * unless it is set.
 */
public final class Spikes implements Dataset {

    private static final List<String> SPLITS = List.of("train", "validation", "test");
    private static final String BY_FORMAT = "by-format";

    @Override
    public String name() {
        return "spikes";
    }

    @Override
    public String description() {
        return "your own spike recordings, from npz, HDF5 or CSV";
    }

    @Override
    public Schema schema() {
        List<String> units = Stream.concat(
                        Stream.of(BY_FORMAT), Arrays.stream(TimeUnit.values()).map(TimeUnit::word))
                .toList();
        List<Setting> settings = new ArrayList<>();
        settings.add(Setting.text("train", "file of the train split, within the data folders"));
        settings.add(Setting.text("validation", "file of the validation split, if any")
                .withDefault(""));
        settings.add(Setting.text("test", "file of the test split, if any").withDefault(""));
        settings.add(Setting.integer("channels", Unit.NONE, Range.closed(1, 1 << 24), "number of channels"));
        settings.add(Setting.choice(
                "time_unit", units, "unit of the spike times; required for npz and CSV files, which do not state it"));
        for (String split : SPLITS) {
            settings.add(
                    Setting.text(labels(split), "CSV file with the labels of the " + split + " split, for CSV data")
                            .withDefault(""));
        }
        settings.add(Setting.text(
                        "classes",
                        "class names in the order of their numbers, separated by commas; by default those of the files")
                .withDefault(""));
        return Schema.of(settings.toArray(Setting[]::new));
    }

    @Override
    public Opened open(Settings settings, DataFolders folders) {
        Map<String, Request> requests = new LinkedHashMap<>();
        Map<String, Path> files = new LinkedHashMap<>();
        List<Problem> missing = new ArrayList<>();
        for (String split : SPLITS) {
            find(settings.text(split), folders, missing).ifPresent(file -> {
                files.put(settings.text(split), file);
                Optional<Path> labels = find(settings.text(labels(split)), folders, missing);
                labels.ifPresent(found -> files.put(settings.text(labels(split)), found));
                requests.put(split, new Request(file, labels, settings.integer("channels"), unit(settings)));
            });
        }
        if (!missing.isEmpty()) {
            throw new RanvierException(missing);
        }
        Map<String, Recordings> read = new LinkedHashMap<>();
        requests.forEach(
                (split, request) -> read.put(split, Format.of(request.file()).read(request)));
        return SpikeFiles.of(requests, read, files, settings.text("classes"));
    }

    private static Optional<TimeUnit> unit(Settings settings) {
        String word = settings.text("time_unit");
        return Arrays.stream(TimeUnit.values())
                .filter(unit -> unit.word().equals(word))
                .findFirst();
    }

    private static Optional<Path> find(String name, DataFolders folders, List<Problem> missing) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<Path> found = folders.find(name).filter(Files::isRegularFile);
        if (found.isEmpty()) {
            missing.add(Problem.data(
                    "dataset spikes",
                    "there is no file '" + name + "' in "
                            + folders.searched().stream().map(Path::toString).collect(Collectors.joining(", ")),
                    "put it there, or say where the data lie with --data or RANVIER_DATA"));
        }
        return found;
    }

    private static String labels(String split) {
        return split + "_labels";
    }
}
