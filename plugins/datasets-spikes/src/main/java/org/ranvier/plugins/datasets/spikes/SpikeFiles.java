package org.ranvier.plugins.datasets.spikes;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset;

/**
 * Opened recordings.
 *
 * @param parts the splits by name
 * @param channels how many channels there are
 * @param files the files read, by the names given
 */
record SpikeFiles(Map<String, Part> parts, int channels, Map<String, Path> files) implements Dataset.Opened {

    private static final String TRAIN = "train";

    /** Assembles splits: one file each, or one file whose samples name their splits. */
    static SpikeFiles of(Map<String, Request> requests, Map<String, Recordings> read, Map<String, Path> files) {
        Map<String, Part> parts = new LinkedHashMap<>();
        read.forEach((split, recordings) -> {
            if (recordings.splits().isEmpty()) {
                parts.put(split, recordings.all());
            } else if (read.size() > 1) {
                throw new RanvierException(Problem.usage(
                        "dataset spikes",
                        requests.get(split).file() + " divides its samples into splits itself, but it is not the only file",
                        "name it alone, as train"));
            } else {
                recordings.splits().stream().distinct().sorted().forEach(s -> parts.put(s, recordings.part(s)));
            }
        });
        if (!parts.containsKey(TRAIN)) {
            throw requests.get(TRAIN).damaged("none of its samples belongs to the train split");
        }
        return new SpikeFiles(parts, requests.get(TRAIN).channels(), files);
    }

    @Override
    public Map<String, Dataset.Split> splits() {
        return Collections.unmodifiableMap(parts);
    }

    @Override
    public Dataset.Description describe() {
        int classes = parts.values().stream().mapToInt(part -> part.recordings().classes()).max().orElse(0);
        return new Dataset.Description(
                "recordings of " + String.join(", ", files.keySet()),
                List.of(channels),
                IntStream.range(0, classes).mapToObj(Integer::toString).toList(),
                "unknown",
                "the user's own files",
                new Checksums(files));
    }
}
