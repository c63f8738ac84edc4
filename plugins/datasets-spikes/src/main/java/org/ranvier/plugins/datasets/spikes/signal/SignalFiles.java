package org.ranvier.plugins.datasets.spikes.signal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset;
import org.ranvier.plugins.datasets.spikes.recording.ClassNames;
import org.ranvier.plugins.datasets.spikes.recording.Request;

/**
 * Opened signals.
 *
 * @param splits the splits by name
 * @param describe the description
 * @param notes what people should know of how the files were read
 */
public record SignalFiles(Map<String, Dataset.Split> splits, Dataset.Description describe, List<String> notes)
        implements Dataset.Opened {

    private static final String TRAIN = "train";

    /**
     * Reads and assembles splits: one file each, or one file whose samples name their splits.
     *
     * @param requests the file of each split
     * @param files the same by the names given
     * @param wanted the names of the classes in order, separated by commas, or nothing
     */
    public static SignalFiles open(Map<String, Request> requests, Map<String, Path> files, String wanted) {
        Map<String, Signals> read = new LinkedHashMap<>();
        requests.forEach((split, request) -> read.put(split, SignalFormat.read(request)));
        Signals train = read.get(TRAIN);
        read.forEach((split, signals) -> {
            if (!signals.channels().equals(train.channels())) {
                throw requests.get(split)
                        .damaged("its channels are " + String.join(", ", signals.channels()) + ", but those of "
                                + requests.get(TRAIN).file().getFileName() + " are "
                                + String.join(", ", train.channels()));
            }
        });
        Set<String> labels = new HashSet<>();
        read.values().forEach(signals -> labels.addAll(signals.said().occurring()));
        ClassNames names = ClassNames.of(
                wanted,
                labels,
                read.values().stream().mapToInt(Signals::samples).sum());
        double hertz = rate(requests, read);
        boolean flat = read.values().stream()
                .allMatch(signals -> IntStream.of(signals.length()).allMatch(length -> length == 1));
        Map<String, Dataset.Split> splits = new LinkedHashMap<>();
        read.forEach((split, signals) -> {
            if (hertz == 0) {
                requireOneLength(requests.get(split), train, signals);
            }
            List<String> own = signals.said().splits();
            if (own.isEmpty()) {
                splits.put(split, signals.part(names.numbers(), hertz, flat, n -> true));
            } else if (read.size() > 1) {
                throw new RanvierException(Problem.usage(
                        "dataset arrays",
                        requests.get(split).file()
                                + " divides its samples into splits itself, but it is not the only file",
                        "name it alone, as train"));
            } else {
                own.stream()
                        .distinct()
                        .sorted()
                        .forEach(s -> splits.put(
                                s,
                                signals.part(
                                        names.numbers(),
                                        hertz,
                                        flat,
                                        n -> own.get(n).equals(s))));
            }
        });
        if (!splits.containsKey(TRAIN)) {
            throw requests.get(TRAIN).damaged("none of its samples belongs to the train split");
        }
        return new SignalFiles(
                splits, description(train, files, names, hertz, flat), notes(requests, read, names, labels, hertz));
    }

    private static Dataset.Description description(
            Signals train, Map<String, Path> files, ClassNames names, double hertz, boolean flat) {
        int channels = train.channels().size();
        List<Integer> shape = hertz > 0 || flat ? List.of(channels) : List.of(train.length()[0], channels);
        return Dataset.Description.of("signals of " + String.join(", ", files.keySet()), shape)
                .withClasses(names.names())
                .withChannels(train.named() ? train.channels() : List.of())
                .withLicence("unknown")
                .withSource("the user's own files")
                .withFiles(files);
    }

    /** The sampling rate that the user has said, or that all files tell; 0 where nobody does. */
    private static double rate(Map<String, Request> requests, Map<String, Signals> read) {
        double said = requests.get(TRAIN).hertz();
        double[] told = read.values().stream().mapToDouble(Signals::hertz).toArray();
        double[] all = said > 0
                ? DoubleStream.concat(DoubleStream.of(said), Arrays.stream(told).filter(rate -> rate > 0))
                        .toArray()
                : told;
        if (!EvenTimes.same(all)) {
            throw new RanvierException(Problem.data(
                    "dataset arrays",
                    "the sampling rates differ: "
                            + String.join(
                                    ", ",
                                    Arrays.stream(all)
                                            .mapToObj(rate -> rate == 0 ? "unknown" : (float) rate + " Hz")
                                            .distinct()
                                            .toList()),
                    "resample the files to one rate, and set rate to that or leave it out"));
        }
        return all[0];
    }

    private static void requireOneLength(Request request, Signals train, Signals signals) {
        for (int n = 0; n < signals.samples(); n++) {
            if (signals.length()[n] != train.length()[0]) {
                throw Request.problem(
                        request.file(),
                        "sample " + n,
                        "it has " + signals.length()[n] + " frames, and sample 0 has " + train.length()[0]
                                + ", which only signals with a sampling rate may",
                        "set rate in Hz, or make all samples equally long");
            }
        }
    }

    private static List<String> notes(
            Map<String, Request> requests,
            Map<String, Signals> read,
            ClassNames names,
            Set<String> labels,
            double hertz) {
        List<String> notes = new ArrayList<>();
        names.note(labels).ifPresent(notes::add);
        if (hertz == 0) {
            notes.add("no sampling rate is known, so samples are taken as numbers, a row of which is one tick;"
                    + " for signals, set rate in Hz");
        }
        read.forEach((split, signals) -> {
            if (!signals.unread().isEmpty()) {
                notes.add("not read in " + requests.get(split).file().getFileName() + ": "
                        + String.join(", ", signals.unread()));
            }
        });
        return notes;
    }
}
