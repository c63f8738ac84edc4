package org.ranvier.cli.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.DataSource;
import org.ranvier.api.data.Dataset;
import org.ranvier.fetch.Sizes;
import org.ranvier.fetch.SourceStatus;
import org.ranvier.fetch.SourceStatus.State;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.text.Nearest;

/**
 * Published data, and the dataset that reads it.
 *
 * @param source what is published
 * @param reader the name of the dataset
 */
record PublishedData(DataSource source, String reader) {

    /**
     * Returns all published data that installed datasets declare, ordered by name; of several with the same name, the
     * first counts.
     */
    static List<PublishedData> all(PluginRuntime plugins) {
        Map<String, PublishedData> byName = new LinkedHashMap<>();
        plugins.all(Dataset.class)
                .forEach(provided -> sources(provided.component())
                        .forEach(source ->
                                byName.putIfAbsent(source.name(), new PublishedData(source, provided.name()))));
        return byName.values().stream()
                .sorted(Comparator.comparing(it -> it.source().name()))
                .toList();
    }

    /** Finds published data by name. */
    static Optional<PublishedData> find(PluginRuntime plugins, String name) {
        return all(plugins).stream()
                .filter(it -> it.source().name().equals(name))
                .findFirst();
    }

    /** Finds published data by name, or refuses. */
    static PublishedData require(PluginRuntime plugins, String name) {
        List<PublishedData> all = all(plugins);
        return all.stream()
                .filter(it -> it.source().name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> names =
                            all.stream().map(it -> it.source().name()).toList();
                    List<String> read = all.stream()
                            .filter(it -> it.reader().equals(name))
                            .map(it -> it.source().name())
                            .toList();
                    boolean dataset = plugins.all(Dataset.class).stream()
                            .anyMatch(it -> it.name().equals(name));
                    return new RanvierException(
                            !read.isEmpty()
                                    ? Problem.usage(
                                            "",
                                            "the dataset '" + name + "' reads " + String.join(", ", read),
                                            "name one of these")
                                    : dataset
                                            ? Problem.usage(
                                                    "",
                                                    "the dataset '" + name + "' has nothing to fetch",
                                                    "see ranvier data info " + name)
                                            : Problem.usage(
                                                    "",
                                                    "there is no published data '" + name + "'",
                                                    Nearest.remedy(name, names, "there are")));
                });
    }

    /** Its folder, if a data folder has it. */
    Optional<Path> folder(Dataset.DataFolders folders) {
        return folders.find(source.name()).filter(Files::isDirectory);
    }

    /** Returns the state of its files, judged by size, if any are present. */
    Optional<SourceStatus> standing(Dataset.DataFolders folders) {
        return folder(folders).map(folder -> SourceStatus.bySize(source, folder));
    }

    /** Returns title and size, such as {@code MNIST, 11.6 MB}. */
    String titleAndSize() {
        return source.title() + (source.bytes() < 0 ? "" : ", " + Sizes.text(source.bytes()));
    }

    /** Describes in a word or two how much of it is present. */
    static String state(Optional<SourceStatus> standing) {
        int present = standing.map(it -> it.count(State.PRESENT)).orElse(0);
        return standing.filter(SourceStatus::isComplete).isPresent()
                ? "here"
                : present == 0
                        ? "not here"
                        : present + " of " + standing.orElseThrow().files().size();
    }

    private static List<DataSource> sources(Dataset dataset) {
        try {
            return dataset.sources();
        } catch (RuntimeException | LinkageError e) {
            // A fault of its plugin, which opening the dataset will show.
            return List.of();
        }
    }
}
