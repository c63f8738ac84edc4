package org.ranvier.plugins.datasets.spikes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.Range;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Dataset;
import org.ranvier.plugins.datasets.spikes.recording.Request;
import org.ranvier.plugins.datasets.spikes.signal.SignalFiles;

/**
 * A user's own real values: signals of several channels with a sampling rate, or without one lists and tables of
 * numbers; one file per split, as npz, CSV or {@code .ts}. The name's ending tells which.
 *
 * <p>With a rate, samples are {@linkplain org.ranvier.api.data.Sample.Signal signals} of shape [channels] and of any
 * length. Without, they are {@linkplain org.ranvier.api.data.Sample.Values numbers} of shape [time, channels], or
 * [features] where each has one frame. The class is that of a sample, or of every frame.
 */
public final class RealArrays implements Dataset {

    private static final List<String> SPLITS = List.of("train", "validation", "test");

    @Override
    public String name() {
        return "arrays";
    }

    @Override
    public String description() {
        return "your own real-valued signals or features, from npz, CSV or .ts";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.text("train", "file of the train split, within the data folders"),
                Setting.text("validation", "file of the validation split, if any")
                        .withDefault(""),
                Setting.text("test", "file of the test split, if any").withDefault(""),
                Setting.number(
                                "rate",
                                Unit.NONE,
                                Range.atLeast(0),
                                "sampling rate in Hz; 0 for the one that the files tell, or none")
                        .withDefault(0),
                Setting.choice(
                        "time_unit", FileSettings.units(), "unit of the times in a CSV file that has a column time"),
                Setting.text(
                                "classes",
                                "class names in the order of their numbers, separated by commas; by default those of the files")
                        .withDefault(""));
    }

    @Override
    public Opened open(Settings settings, DataFolders folders) {
        Map<String, Request> requests = new LinkedHashMap<>();
        Map<String, Path> files = new LinkedHashMap<>();
        List<Problem> missing = new ArrayList<>();
        for (String split : SPLITS) {
            FileSettings.find(name(), settings.text(split), folders, missing).ifPresent(file -> {
                files.put(settings.text(split), file);
                requests.put(split, Request.ofSignals(file, FileSettings.unit(settings), settings.number("rate")));
            });
        }
        if (!missing.isEmpty()) {
            throw new RanvierException(missing);
        }
        return SignalFiles.open(requests, files, settings.text("classes"));
    }
}
