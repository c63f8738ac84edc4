package org.ranvier.plugins.datasets.nmnist;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Dataset;

/**
 * N-MNIST: the digits of MNIST, shown on a screen to an event camera that moved, about 300 ms and 4,000 events each.
 *
 * <p>Samples are events with a time in ms and one of 2·34·34 = 2312 channels, (p·34 + y)·34 + x: p is 1 where it became
 * brighter, x goes right and y down. Files have microseconds. Recordings are read when they are asked for, from
 * {@code Train/0…9} and {@code Test/0…9} in the folder, or in {@code .zip} files there, as they are published; or, as
 * the small set that comes with SLAYER, from numbered files with the lists {@code train….txt} and {@code test….txt} of
 * numbers and classes.
 *
 * <p>Source: G. Orchard, A. Jayawant, G. K. Cohen, N. Thakor, "Converting static image datasets to spiking neuromorphic
 * datasets using saccades", Frontiers in Neuroscience 9:437, 2015.
 */
public final class Nmnist implements Dataset {

    @Override
    public String name() {
        return "nmnist";
    }

    @Override
    public String description() {
        return "digits recorded with an event camera (N-MNIST), from .bin or .bs2 files";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.text("folder", "folder of the recordings or of their .zip files, within the data folders")
                        .withDefault("nmnist"));
    }

    @Override
    public Opened open(Settings settings, DataFolders folders) {
        Path folder = folder(settings.text("folder"), folders);
        EventFiles files = EventFiles.in(folder);
        List<Recording> recordings = Index.of(folder, files);
        Map<String, Split> splits = new LinkedHashMap<>();
        for (String split : List.of("train", "test")) {
            List<Recording> own = recordings.stream()
                    .filter(recording -> recording.split().equals(split))
                    .toList();
            if (!own.isEmpty()) {
                splits.put(split, new Part(files, own));
            }
        }
        return new Open(
                Description.of("N-MNIST", List.of(AddressEvents.CHANNELS))
                        .withClasses(IntStream.range(0, 10)
                                .mapToObj(Integer::toString)
                                .toList())
                        .withLicence("CC BY-SA 4.0")
                        .withSource("Orchard et al., Frontiers in Neuroscience 9:437, 2015"),
                splits,
                files);
    }

    private Path folder(String name, DataFolders folders) {
        return folders.find(name)
                .filter(Files::isDirectory)
                .orElseThrow(
                        () -> new RanvierException(
                                Problem.data(
                                        "dataset " + name(),
                                        "there is no folder '" + name + "' in "
                                                + (folders.searched().isEmpty()
                                                        ? "any data folder, for none exists"
                                                        : folders.searched().stream()
                                                                .map(Path::toString)
                                                                .collect(Collectors.joining(", "))),
                                        "put Train.zip and Test.zip of N-MNIST into one of that name, or say where the data lie with --data or RANVIER_DATA")));
    }

    private record Open(Description describe, Map<String, Split> splits, EventFiles files) implements Opened {

        @Override
        public void close() {
            files.close();
        }
    }
}
