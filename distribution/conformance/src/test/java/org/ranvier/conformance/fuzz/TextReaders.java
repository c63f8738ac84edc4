package org.ranvier.conformance.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.config.ConfigParser;
import org.ranvier.data.NdArray;
import org.ranvier.data.Npz;
import org.ranvier.data.Safetensors;
import org.ranvier.install.index.PluginIndex;
import org.ranvier.install.sign.KeyFile;
import org.ranvier.install.sign.SignatureFile;
import org.ranvier.install.trust.Pin;
import org.ranvier.install.trust.TrustStore;
import org.ranvier.runtime.Defaults;
import org.ranvier.runtime.Descriptors;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.WeightImport;
import org.ranvier.training.archive.RunCheck;
import org.ranvier.training.archive.RunListing;
import org.ranvier.training.data.ImportedData;
import org.ranvier.training.paper.PaperReader;
import org.ranvier.training.simulate.SimulationReader;
import org.ranvier.training.sweep.SweepFile;
import org.ranvier.training.trial.SeriesFolder;

/** Readers of what plugins, indexes, sweeps, series, papers, simulations and imported data say of themselves. */
final class TextReaders {

    private static final Path EXAMPLES = Path.of("../../examples");
    private static final String WHERE = "the test";
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final String FINGERPRINT = "0123-4567-89ab-cdef-0123-4567-89ab-cdef";

    private TextReaders() {}

    /** All of them. */
    static List<Reader> all(PluginRuntime plugins) throws IOException {
        return List.of(
                new Reader(
                        "plugin descriptors",
                        30,
                        List.of(descriptor()),
                        "plugin/ranvier-plugin.properties",
                        (_, file) -> Descriptors.of(file.getParent())),
                new Reader(
                        "indexes of plugins",
                        30,
                        List.of(index()),
                        PluginIndex.FILE,
                        (folder, _) -> PluginIndex.ofBundle(folder, WHERE)),
                new Reader(
                        "signatures",
                        20,
                        List.of(signature()),
                        "x.sig",
                        (_, file) -> SignatureFile.read(file, WHERE).isGenuine()),
                new Reader("keys", 10, List.of(key()), "x.key", (_, file) -> {
                    // As its owner keeps it; others are refused before they are read.
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                    KeyFile.readPublic(file);
                    KeyFile.read(file);
                }),
                new Reader("trusted keys", 20, List.of(trust()), "trusted", (_, file) -> {
                    new TrustStore(file).pins();
                    new TrustStore(file).newest("https://example.org/");
                }),
                new Reader(
                        "defaults",
                        10,
                        List.of(Files.readAllBytes(Path.of("../src/main/defaults.properties"))),
                        "defaults.properties",
                        (_, file) -> Defaults.read(file)),
                new Reader(
                        "sweeps",
                        20,
                        List.of(Files.readAllBytes(EXAMPLES.resolve("sweep/yin-yang-delays.yaml"))),
                        "sweep.yaml",
                        (_, file) -> SweepFile.read(
                                file, _ -> EXAMPLES.resolve("yin-yang.yaml").toAbsolutePath())),
                new Reader("series", 20, List.of(series()), "runs/a/" + SeriesFolder.PLAN, (folder, file) -> {
                    RunListing.of(folder.resolve("runs"));
                    SeriesFolder.of(file.getParent()).results();
                }),
                new Reader(
                        "papers",
                        20,
                        List.of(Files.readAllBytes(Path.of("../src/main/papers/meszaros-2025.yaml"))),
                        "paper.yaml",
                        (_, file) -> PaperReader.read(file)),
                new Reader(
                        "simulations",
                        30,
                        List.of(simulation("adlif-plus"), simulation("delgrad"), simulation("three-neurons")),
                        "simulation.yaml",
                        (_, file) -> new SimulationReader(plugins).read(file, Optional.empty(), false)),
                new Reader(
                        "inputs of simulations",
                        20,
                        List.of(input()),
                        "input.npz",
                        (_, file) ->
                                new SimulationReader(plugins).read(example("two-spikes"), Optional.of(file), false)),
                new Reader("imported data", 20, List.of(imported()), "mine/" + ImportedData.FILE, (folder, _) -> {
                    DataFolders folders = new Reader.Folder(folder);
                    ImportedData.find("mine", folders).ifPresent(data -> {
                        data.data();
                        data.sha256();
                        data.texts("classes");
                    });
                    ImportedData.all(folders);
                }),
                new Reader("maps of weights", 20, List.of(weights()), "map.yaml", (folder, file) -> {
                    Path arrays = folder.resolve("arrays.safetensors");
                    if (Files.notExists(arrays)) {
                        Safetensors.of(Map.of("a", NdArray.of(new double[] {1, 2}, 1, 2)), Map.of())
                                .write(arrays);
                    }
                    WeightImport.read(arrays, file, ConfigParser.read(example("two-spikes")));
                }),
                new Reader(
                        "checkpoints without a checksum",
                        30,
                        List.of(unsealed()),
                        "runs/a/last.safetensors",
                        (folder, file) -> {
                            for (String other :
                                    List.of("experiment.yaml", "resolved.json", "best.safetensors", "metrics.jsonl")) {
                                Path beside = file.resolveSibling(other);
                                if (Files.notExists(beside)) {
                                    Files.write(beside, Seeds.kept(other));
                                }
                            }
                            RunListing.of(folder.resolve("runs"));
                            RunCheck.of(file.getParent());
                        }));
    }

    private static Path example(String name) {
        return EXAMPLES.resolve("simulate").resolve(name + ".yaml");
    }

    private static byte[] simulation(String name) throws IOException {
        return Files.readAllBytes(example(name));
    }

    private static byte[] descriptor() {
        return Reader.bytes("""
                id=my-neuron
                version=0.1.0
                description=A neuron.
                api=[1.0,2)
                requires=neurons-lif[0.1,0.2)
                optional=java.desktop
                unloadable=true
                native-access=false
                sha256.lib/a.jar=%s
                """.formatted(HASH));
    }

    private static byte[] index() {
        return Reader.bytes("""
                {"ranvier_index": 1, "written": "2026-01-01T00:00:00Z", "plugins": [
                  {"id": "my-neuron", "version": "0.1.0", "description": "A neuron.", "api": "[1.0,2)",
                   "requires": ["neurons-lif[0.1,0.2)"], "url": "my-neuron-0.1.0.jar", "size": 1234, "sha256": "%s",
                   "publisher": "someone", "key": "%s"}]}
                """.formatted(HASH, FINGERPRINT));
    }

    /** Two spikes of two channels. */
    private static byte[] input() throws IOException {
        return Seeds.written(
                file -> Npz.write(
                        file,
                        Map.of(
                                "channels",
                                NdArray.of(new int[] {2}, new Integer[0]),
                                "spikes",
                                NdArray.of(new double[] {0, 2, 1, 6}, 2, 2))),
                "input.npz");
    }

    private static byte[] signature() throws IOException {
        return Seeds.written(
                file -> KeyFile.generate("someone").sign("index", HASH).write(file), "x.sig");
    }

    private static byte[] key() throws IOException {
        Path folder = Files.createTempDirectory("key");
        try {
            KeyFile.generate("someone").write(folder.resolve("pair"), folder.resolve("public"));
            return Files.readAllBytes(folder.resolve("pair"));
        } finally {
            Reader.remove(folder);
        }
    }

    private static byte[] trust() throws IOException {
        Path folder = Files.createTempDirectory("trust");
        try {
            Path file = folder.resolve("trusted");
            TrustStore store = new TrustStore(file);
            store.add(List.of(
                    new Pin("https://example.org/", FINGERPRINT, "someone"),
                    new Pin("my-neuron", FINGERPRINT, "someone else")));
            store.saw("https://example.org/", java.time.Instant.parse("2026-01-01T00:00:00Z"));
            return Files.readAllBytes(file);
        } finally {
            Reader.remove(folder);
        }
    }

    private static byte[] series() {
        return Reader.bytes("""
                {"format": 1, "name": "yin-yang", "changes": ["training.epochs=2"], "backend": null,
                 "trials": [{"run": "a-1", "changes": ["seed=1"]}, {"run": "a-2", "changes": ["seed=2", "data.folds=3"]}],
                 "halving": {"first": 2, "keep": 0.5}, "engine": "local"}
                """);
    }

    private static byte[] imported() throws IOException {
        Path folder = Files.createTempDirectory("data");
        try {
            ImportedData.write(
                    folder,
                    Map.of("title", "Mine", "licence", "CC0", "classes", List.of("a", "b")),
                    Map.of("dataset", Map.of("type", "spikes", "train", "x.csv", "channels", 4)),
                    Map.of("x.csv", HASH));
            return Files.readAllBytes(folder.resolve(ImportedData.FILE));
        } finally {
            Reader.remove(folder);
        }
    }

    private static byte[] weights() {
        return Reader.bytes("""
                format: ranvier-weights/1
                arrays:
                  - {name: a, to: undelayed.weights, transpose: false, scale: 0.5}
                ignore: [b]
                """);
    }

    /** As of before there were checksums, so that what it says is looked at. */
    private static byte[] unsealed() throws IOException {
        Path folder = Files.createTempDirectory("checkpoint");
        try {
            Path file = Files.write(folder.resolve("last.safetensors"), Seeds.kept("last.safetensors"));
            Safetensors sealed = Safetensors.read(file);
            Map<String, String> metadata = new TreeMap<>(sealed.metadata());
            metadata.remove(Safetensors.SHA256);
            metadata.put("format", "ranvier-checkpoint/1");
            Safetensors.of(sealed.tensors(), metadata).write(file);
            return Files.readAllBytes(file);
        } finally {
            Reader.remove(folder);
        }
    }
}
