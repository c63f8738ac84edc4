package org.ranvier.plugins.datasets.spikes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset;
import org.ranvier.plugins.datasets.spikes.recording.ChannelNumbers;
import org.ranvier.plugins.datasets.spikes.recording.ClassNames;
import org.ranvier.plugins.datasets.spikes.recording.Part;
import org.ranvier.plugins.datasets.spikes.recording.Recordings;
import org.ranvier.plugins.datasets.spikes.recording.Request;

/**
 * Opened recordings.
 *
 * @param parts the splits by name
 * @param classes the names of the classes
 * @param channels the channels
 * @param files the files read, by the names given
 * @param notes what people should know of how they were read
 */
record SpikeFiles(
        Map<String, Part> parts,
        List<String> classes,
        ChannelNumbers channels,
        Map<String, Path> files,
        List<String> notes)
        implements Dataset.Opened {

    private static final String TRAIN = "train";

    /**
     * Assembles splits: one file each, or one file whose samples name their splits.
     *
     * @param wanted the names of the classes in order, separated by commas, or nothing
     */
    static SpikeFiles of(
            Map<String, Request> requests,
            Map<String, Recordings> read,
            ChannelNumbers channels,
            Map<String, Path> files,
            String wanted) {
        Set<String> labels = new HashSet<>();
        read.values().forEach(recordings -> labels.addAll(recordings.labels()));
        ClassNames names = ClassNames.of(wanted, labels, samples(read));
        Map<String, Integer> classes = names.numbers();
        Map<String, Part> parts = new LinkedHashMap<>();
        read.forEach((split, recordings) -> {
            if (recordings.splits().isEmpty()) {
                parts.put(split, recordings.all(classes));
            } else if (read.size() > 1) {
                throw new RanvierException(Problem.usage(
                        "dataset spikes",
                        requests.get(split).file()
                                + " divides its samples into splits itself, but it is not the only file",
                        "name it alone, as train"));
            } else {
                recordings.splits().stream()
                        .distinct()
                        .sorted()
                        .forEach(s -> parts.put(s, recordings.part(classes, s)));
            }
        });
        if (!parts.containsKey(TRAIN)) {
            throw requests.get(TRAIN).damaged("none of its samples belongs to the train split");
        }
        List<String> notes = new ArrayList<>();
        names.note(labels).ifPresent(notes::add);
        read.forEach((split, recordings) -> {
            if (!recordings.unread().isEmpty()) {
                notes.add("not read in " + requests.get(split).file().getFileName() + ": "
                        + String.join(", ", recordings.unread()));
            }
        });
        return new SpikeFiles(parts, names.names(), channels, files, notes);
    }

    private static int samples(Map<String, Recordings> read) {
        return read.values().stream()
                .mapToInt(recordings -> recordings.labels().size())
                .sum();
    }

    @Override
    public Map<String, Dataset.Split> splits() {
        return Collections.unmodifiableMap(parts);
    }

    @Override
    public Dataset.Description describe() {
        return Dataset.Description.of("recordings of " + String.join(", ", files.keySet()), List.of(channels.inputs()))
                .withChannels(channels.inputNames())
                .withClasses(classes)
                .withLicence("unknown")
                .withSource("the user's own files")
                .withFiles(files);
    }
}
