package org.ranvier.conformance.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.api.exchange.NetworkImporter;
import org.ranvier.config.ConfigParser;
import org.ranvier.data.Npy;
import org.ranvier.data.Safetensors;
import org.ranvier.install.archive.Limits;
import org.ranvier.install.archive.ZipContents;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.Experiment;
import org.ranvier.training.archive.RunCheck;
import org.ranvier.training.archive.RunListing;

/**
 * Something that reads files of strangers.
 *
 * @param name what it is called
 * @param share how many of a thousand files it is given
 * @param seeds files that are right
 * @param file where a file has to lie, within the folder
 * @param reading reads the file in its folder
 */
record Reader(String name, int share, List<byte[]> seeds, String file, Reading reading) {

    /** Reads. */
    interface Reading {
        void read(Path folder, Path file) throws IOException;
    }

    private static final int SHOWN = 3;

    /** A folder as the only one that has data. */
    record Folder(Path path) implements DataFolders {
        @Override
        public Optional<Path> find(String relative) {
            return Optional.of(path.resolve(relative)).filter(Files::exists);
        }

        @Override
        public List<Path> searched() {
            return List.of(path);
        }
    }

    /** All of them. */
    static List<Reader> all(PluginRuntime plugins) throws IOException {
        return Stream.of(files(plugins), TextReaders.all(plugins))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Reader> files(PluginRuntime plugins) throws IOException {
        byte[] experiment = Seeds.experiment();
        return List.of(
                new Reader("YAML", 110, List.of(experiment), "x.yaml", (_, file) -> ConfigParser.read(file)),
                new Reader("JSON", 50, List.of(Seeds.json()), "x.json", (_, file) -> ConfigParser.read(file)),
                new Reader(
                        "experiments",
                        20,
                        List.of(experiment),
                        "x.yaml",
                        (folder, file) -> Experiment.load(
                                file,
                                new Experiment.Changes(List.of(), OptionalLong.empty(), Optional.empty()),
                                new Experiment.Environment(plugins, new Folder(folder), 1))),
                new Reader(
                        "safetensors", 60, Seeds.safetensors(), "x.safetensors", (_, file) -> Safetensors.read(file)),
                new Reader("npy", 80, List.of(Seeds.npy()), "x.npy", (_, file) -> Npy.read(file)),
                dataset(
                        plugins,
                        "spikes",
                        60,
                        List.of(Seeds.csv()),
                        "x.csv",
                        Map.of("train", "x.csv", "channels", 4, "time_unit", "ms")),
                dataset(
                        plugins,
                        "spikes",
                        30,
                        Seeds.npz(),
                        "x.npz",
                        Map.of("train", "x.npz", "channels", 4, "time_unit", "ms")),
                dataset(plugins, "spikes", 50, Seeds.hdf5(), "x.h5", Map.of("train", "x.h5", "channels", 700)),
                dataset(
                        plugins,
                        "arrays",
                        30,
                        List.of(Seeds.frames()),
                        "x.csv",
                        Map.of("train", "x.csv", "time_unit", "ms")),
                dataset(plugins, "arrays", 30, List.of(Seeds.ts()), "x.ts", Map.of("train", "x.ts", "rate", 100)),
                dataset(plugins, "nmnist", 15, List.of(Seeds.events()), "nmnist/Train/3/00001.bin", Map.of()),
                dataset(
                        plugins,
                        "speech-folder",
                        15,
                        List.of(Seeds.wav()),
                        "sounds/yes/a.wav",
                        Map.of("folder", "sounds")),
                dataset(
                        plugins,
                        "speech-folder",
                        20,
                        List.of(Seeds.resource("tone.flac")),
                        "sounds/yes/a.flac",
                        Map.of("folder", "sounds")),
                idx(plugins, "mnist/train-images-idx3-ubyte"),
                idx(plugins, "mnist/train-labels-idx1-ubyte"),
                nir(plugins),
                new Reader("plugin archives", 30, List.of(Seeds.zip()), "x.zip", (folder, file) -> {
                    ZipContents zip = new ZipContents(file, "x.zip", Limits.USUAL);
                    zip.checkJar();
                    Path unpacked = Files.createTempDirectory(folder, "unpacked");
                    try {
                        zip.unpack(unpacked);
                    } finally {
                        remove(unpacked);
                    }
                }),
                new Reader(
                        "JSON lines",
                        20,
                        List.of(Seeds.kept("metrics.jsonl")),
                        "runs/a/metrics.jsonl",
                        (folder, file) -> {
                            for (String other : List.of(
                                    "experiment.yaml", "resolved.json", "best.safetensors", "last.safetensors")) {
                                putBeside(file, other, Seeds.kept(other));
                            }
                            RunListing.of(folder.resolve("runs"));
                            RunCheck.of(file.getParent());
                        }),
                new Reader("runs", 20, List.of(Seeds.json()), "runs/a/resolved.json", (folder, file) -> {
                    Files.write(file.resolveSibling("experiment.yaml"), experiment);
                    RunListing.of(folder.resolve("runs"));
                    RunCheck.of(file.getParent());
                }));
    }

    /** One of the files of a set; the others are right. */
    private static Reader idx(PluginRuntime plugins, String file) {
        byte[] whole = file.contains("images") ? Seeds.images() : Seeds.labels();
        Reader reader = dataset(plugins, "idx", 15, List.of(whole), file, Map.of());
        return new Reader("idx (" + file.split("-")[1] + ")", 15, List.of(whole), file, (folder, changed) -> {
            for (String split : List.of("train", "t10k")) {
                putBeside(changed, split + "-images-idx3-ubyte", Seeds.images());
                putBeside(changed, split + "-labels-idx1-ubyte", Seeds.labels());
            }
            reader.reading().read(folder, changed);
        });
    }

    private static Reader nir(PluginRuntime plugins) throws IOException {
        NetworkImporter importer = plugins.find(NetworkImporter.class, "nir", "test");
        Settings settings = Settings.of(importer.schema(), Map.of());
        return new Reader(
                "NIR", 30, List.of(Seeds.resource("small.nir")), "x.nir", (_, file) -> importer.read(file, settings));
    }

    private static void putBeside(Path file, String name, byte[] content) throws IOException {
        Path other = file.resolveSibling(name);
        if (Files.notExists(other)) {
            Files.write(other, content);
        }
    }

    /** Removes a folder with all that is in it. */
    static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    private static Reader dataset(
            PluginRuntime plugins, String type, int share, List<byte[]> seeds, String file, Map<String, Object> given) {
        Dataset dataset = plugins.find(Dataset.class, type, "test");
        Settings settings = Settings.of(dataset.schema(), given);
        String kind = file.substring(file.lastIndexOf('.') + 1);
        return new Reader(type + " (" + kind + ")", share, seeds, file, (folder, _) -> {
            try (Dataset.Opened opened = dataset.open(settings, new Folder(folder))) {
                opened.describe();
                for (Dataset.Split split : opened.splits().values()) {
                    for (int n = 0; n < Math.min(SHOWN, split.size()); n++) {
                        split.labelOf(n);
                        split.get(n);
                    }
                }
            }
        });
    }

    /** A text as bytes. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
