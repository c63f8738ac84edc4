package org.ranvier.plugins.datasets.spikes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.data.Checksum;
import org.ranvier.api.data.DataSource;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.RemoteFile;
import org.ranvier.plugins.datasets.spikes.hdf5.StreamedSamples;

/**
 * One of the two Heidelberg sets: words as spikes of a model of the inner ear with 700 channels.
 *
 * @param name the name, and the folder of the files
 * @param title the full name
 * @param classes how many words
 * @param parts the file of every split
 */
record HeidelbergSet(String name, String title, int classes, List<File> parts) {

    private static final int CHANNELS = 700;
    private static final String PLACE = "https://zenkelab.org/datasets/";
    private static final String LICENCE = "CC BY 4.0";
    private static final String CITATION =
            "Cramer, Stradmann, Schemmel & Zenke, The Heidelberg spiking data sets, IEEE TNNLS 33(7), 2022";

    /**
     * A file.
     *
     * @param split the split that it holds
     * @param path its name
     * @param zipMd5 what is published for it with .zip after the name
     */
    record File(String split, String path, String zipMd5) {}

    /** The only setting. */
    Schema schema() {
        return Schema.of(Setting.text("folder", "folder of the .h5 files, within the data folders")
                .withDefault(name));
    }

    /** Returns the published source: the files in zip, the form for which the sets' loaders agree on checksums. */
    DataSource source() {
        return DataSource.of(
                        name,
                        title,
                        parts.stream()
                                .map(part -> RemoteFile.in(
                                        List.of(PLACE), part.path() + ".zip", -1, Checksum.md5(part.zipMd5())))
                                .toList())
                .withLicence(LICENCE)
                .withCitation(CITATION);
    }

    Dataset.Opened open(String folder, Dataset.DataFolders folders) {
        Map<String, Path> found = find(folder, folders);
        Map<String, StreamedSamples> splits = new LinkedHashMap<>();
        try {
            found.forEach((split, file) -> splits.put(split, StreamedSamples.open(file, CHANNELS, classes)));
        } catch (RuntimeException e) {
            splits.values().forEach(StreamedSamples::close);
            throw e;
        }
        return new Open(describe(found, splits), splits);
    }

    private Map<String, Path> find(String folder, Dataset.DataFolders folders) {
        Map<String, Path> found = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (File part : parts) {
            String wanted = folder + "/" + part.path();
            Optional<Path> file = folders.find(wanted).filter(Files::isRegularFile);
            Optional<Problem> packed = packed(wanted, folders);
            if (file.isPresent()) {
                found.put(part.split(), file.get());
            } else if (packed.isPresent()) {
                problems.add(packed.get());
            } else {
                missing.add(wanted);
            }
        }
        if (!missing.isEmpty()) {
            problems.add(missing(missing, folders));
        }
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
        return found;
    }

    /** HDF5 is read at places all over the file, which what is packed does not allow. */
    private static Optional<Problem> packed(String wanted, Dataset.DataFolders folders) {
        for (String[] packing : new String[][] {{".zip", "unzip "}, {".gz", "gunzip -k "}}) {
            Optional<Path> file = folders.find(wanted + packing[0]);
            if (file.isPresent()) {
                return Optional.of(Problem.data(
                        file.get().toString(),
                        "it is packed, and HDF5 cannot be read in place then",
                        "unpack it in its folder, with: " + packing[1]
                                + file.get().getFileName()));
            }
        }
        return Optional.empty();
    }

    private Problem missing(List<String> wanted, Dataset.DataFolders folders) {
        return Problem.data(
                "dataset " + name,
                (wanted.size() == 1 ? "there is no file '" : "there are no files '") + String.join("', '", wanted)
                        + "' in "
                        + (folders.searched().isEmpty()
                                ? "any data folder, for none exists"
                                : folders.searched().stream()
                                        .map(Path::toString)
                                        .collect(Collectors.joining(", "))),
                folders.howToGet(source()) + ", or say where the data lie with --data or RANVIER_DATA");
    }

    /** Returns the description that needs no files. */
    Dataset.Description known() {
        return describe(List.of(), Map.of());
    }

    private Dataset.Description describe(Map<String, Path> found, Map<String, StreamedSamples> splits) {
        Map<String, Path> files = new LinkedHashMap<>();
        found.values().forEach(file -> files.put(file.getFileName().toString(), file));
        return describe(splits.values().iterator().next().keys(), files);
    }

    private Dataset.Description describe(List<String> keys, Map<String, Path> files) {
        return Dataset.Description.of(title, List.of(CHANNELS))
                .withClasses(
                        keys.size() == classes
                                ? keys
                                : IntStream.range(0, classes)
                                        .mapToObj(Integer::toString)
                                        .toList())
                .withLicence(LICENCE)
                .withSource(CITATION)
                .withFiles(files);
    }

    private record Open(Dataset.Description describe, Map<String, StreamedSamples> samples) implements Dataset.Opened {

        @Override
        public Map<String, Dataset.Split> splits() {
            return new LinkedHashMap<>(samples);
        }

        @Override
        public void close() {
            samples.values().forEach(StreamedSamples::close);
        }
    }
}
