package org.ranvier.training.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.config.ComponentRef;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.ConfigWriter;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.ConfigTree;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Numbers;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Scalar;
import org.ranvier.config.tree.Sequence;
import org.ranvier.data.AtomicFile;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Provided;

/**
 * A person's own data in a folder that says how to read it: {@code dataset.yaml} holds, under {@code data}, what an
 * experiment would say there. An experiment names the folder in place of a dataset.
 *
 * @param name the folder within a data folder
 * @param folder where it is
 * @param descriptor the content of {@code dataset.yaml}
 */
public record ImportedData(String name, Path folder, Mapping descriptor) {

    /** The file that makes a folder imported data. */
    public static final String FILE = "dataset.yaml";

    private static final String DATA = "data";
    private static final String DATASET = "dataset";
    private static final String SHA256 = "sha256";
    private static final Place WRITTEN = Place.of(FILE);

    /**
     * Finds imported data by name, if a data folder has it.
     *
     * @throws RanvierException with what is wrong with its descriptor
     */
    public static Optional<ImportedData> find(String name, DataFolders folders) {
        return isName(name) ? folders.find(name + "/" + FILE).map(file -> read(name, file)) : Optional.empty();
    }

    /** Whether a word can name imported data. */
    public static boolean isName(String word) {
        return word.matches("[A-Za-z0-9][A-Za-z0-9._-]*");
    }

    /**
     * Writes a descriptor.
     *
     * @param facts what people want to know, such as {@code title} and {@code licence}
     * @param data what an experiment would say under {@code data}
     * @param sha256 the checksums of the files by name
     */
    public static void write(Path folder, Map<String, ?> facts, Map<String, ?> data, Map<String, String> sha256) {
        Map<String, Object> all = new LinkedHashMap<>(facts);
        all.put(DATA, data);
        all.put(SHA256, sha256);
        byte[] text = ConfigWriter.write(ConfigTree.of(WRITTEN, all)).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(FILE), out -> out.write(text));
    }

    /** A fact that is a text, such as {@code licence}. */
    public Optional<String> text(String key) {
        return descriptor.get(key).map(node -> node instanceof Scalar scalar ? scalar.text() : "");
    }

    /** A fact that is a list of texts, such as {@code classes}; empty where there is none. */
    public List<String> texts(String key) {
        List<ConfigNode> items = switch (descriptor.get(key).orElse(null)) {
            case Sequence list -> list.items();
            case Numbers list -> list.items();
            case null, default -> List.of();
        };
        return items.stream()
                .map(item -> item instanceof Scalar scalar ? scalar.text() : "")
                .toList();
    }

    /** Returns how to read the data: what an experiment would specify under {@code data}. */
    public Mapping data() {
        return descriptor
                .get(DATA)
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .orElseThrow();
    }

    /** The checksums of its files by name. */
    public Map<String, String> sha256() {
        Map<String, String> sums = new LinkedHashMap<>();
        if (descriptor.get(SHA256).orElse(null) instanceof Mapping files) {
            files.entries()
                    .forEach((file, sum) -> sums.put(file, sum.value() instanceof Scalar scalar ? scalar.text() : ""));
        }
        return sums;
    }

    /** An experiment in which the name of imported data, if there is one, is replaced by what it stands for. */
    public static Mapping expand(Mapping experiment, PluginRuntime plugins, DataFolders folders) {
        if (!(experiment.get(DATA).orElse(null) instanceof Mapping data)) {
            return experiment;
        }
        Optional<ConfigNode> dataset = data.get(DATASET);
        Optional<String> name = dataset.flatMap(ImportedData::named)
                .filter(word ->
                        plugins.all(Dataset.class).stream().map(Provided::name).noneMatch(word::equals));
        return name.flatMap(word -> find(word, folders))
                .map(imported -> {
                    Mapping merged = imported.data();
                    for (String key : data.keys()) {
                        if (!key.equals(DATASET)) {
                            merged = merged.with(key, data.get(key).orElseThrow());
                        }
                    }
                    if (dataset.get() instanceof Mapping changes) {
                        merged = merged.with(DATASET, changed(imported, changes.without(ComponentRef.TYPE)));
                    }
                    return experiment.with(DATA, merged);
                })
                .orElse(experiment);
    }

    private static ConfigNode changed(ImportedData imported, Mapping changes) {
        ConfigNode dataset = imported.data().get(DATASET).orElseThrow();
        Mapping settings = dataset instanceof Mapping mapping
                ? mapping
                : ConfigTree.of(dataset.place(), Map.of(ComponentRef.TYPE, dataset));
        for (String key : changes.keys()) {
            settings = settings.with(key, changes.get(key).orElseThrow());
        }
        return settings;
    }

    private static Optional<String> named(ConfigNode dataset) {
        ConfigNode type = dataset instanceof Mapping mapping
                ? mapping.get(ComponentRef.TYPE).orElse(dataset)
                : dataset;
        return type instanceof Scalar scalar && scalar.value() instanceof String word
                ? Optional.of(word)
                : Optional.empty();
    }

    private static ImportedData read(String name, Path file) {
        Mapping descriptor = ConfigParser.read(file);
        if (!(descriptor.get(DATA).orElse(null) instanceof Mapping data)
                || data.get(DATASET).isEmpty()) {
            throw new RanvierException(Problem.data(
                    file.toString(),
                    "it does not say how to read the data",
                    "add what an experiment says: data: {dataset: {type: …}}, or import the data anew"));
        }
        return new ImportedData(name, file.getParent(), descriptor);
    }

    /** Returns the folders of all imported data by name; of several with the same name, the first counts. */
    public static Map<String, Path> all(DataFolders folders) {
        Map<String, Path> found = new TreeMap<>();
        for (Path folder : folders.searched()) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> inside = Files.list(folder)) {
                    inside.filter(it -> Files.isRegularFile(it.resolve(FILE))
                                    && isName(it.getFileName().toString()))
                            .forEach(it -> found.putIfAbsent(it.getFileName().toString(), it));
                } catch (IOException e) {
                    // A folder that cannot be looked into has nothing for anybody.
                }
            }
        }
        return found;
    }
}
