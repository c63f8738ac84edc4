package org.ranvier.plugins.datasets.spikes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.Range;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Dataset;
import org.ranvier.plugins.datasets.spikes.recording.ChannelNumbers;
import org.ranvier.plugins.datasets.spikes.recording.Polarity;
import org.ranvier.plugins.datasets.spikes.recording.Recordings;
import org.ranvier.plugins.datasets.spikes.recording.Request;

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
        List<Setting> settings = new ArrayList<>();
        settings.add(Setting.text("train", "file of the train split, within the data folders"));
        settings.add(Setting.text("validation", "file of the validation split, if any")
                .withDefault(""));
        settings.add(Setting.text("test", "file of the test split, if any").withDefault(""));
        settings.add(Setting.integer(
                        "channels",
                        Unit.NONE,
                        Range.closed(0, Request.MOST_CHANNELS),
                        "number of channels; 0 for as many as the files name or use")
                .withDefault(0));
        settings.add(Setting.choice(
                "time_unit",
                FileSettings.units(),
                "unit of the spike times; required for npz and CSV files, which do not state it"));
        for (String split : SPLITS) {
            settings.add(
                    Setting.text(labels(split), "CSV file with the labels of the " + split + " split, for CSV data")
                            .withDefault(""));
        }
        settings.add(
                Setting.choice(
                        "polarity",
                        Arrays.stream(Polarity.values()).map(Polarity::word).toList(),
                        "what becomes of ON and OFF events: alike, a channel for each (2c and 2c + 1), ON events only, or OFF events with negative values"));
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
            FileSettings.find(name(), settings.text(split), folders, missing).ifPresent(file -> {
                files.put(settings.text(split), file);
                Optional<Path> labels = FileSettings.find(name(), settings.text(labels(split)), folders, missing);
                labels.ifPresent(found -> files.put(settings.text(labels(split)), found));
                requests.put(
                        split,
                        Request.ofSpikes(
                                file,
                                labels,
                                settings.integer("channels"),
                                FileSettings.unit(settings),
                                polarity(settings)));
            });
        }
        if (!missing.isEmpty()) {
            throw new RanvierException(missing);
        }
        Map<String, Recordings> read = new LinkedHashMap<>();
        requests.forEach(
                (split, request) -> read.put(split, Format.of(request.file()).read(request)));
        ChannelNumbers channels = ChannelNumbers.of(settings.integer("channels"), polarity(settings), read.values());
        read.replaceAll((split, recordings) -> channels.apply(recordings));
        return SpikeFiles.of(requests, read, channels, files, settings.text("classes"));
    }

    private static Polarity polarity(Settings settings) {
        return Polarity.valueOf(settings.text("polarity").toUpperCase(Locale.ROOT));
    }

    private static String labels(String split) {
        return split + "_labels";
    }
}
