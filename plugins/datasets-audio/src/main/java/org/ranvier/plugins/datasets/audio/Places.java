package org.ranvier.plugins.datasets.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset.DataFolders;

/** Finds the sounds of a dataset in its folder: unpacked, or else in the one archive there. */
final class Places {

    private Places() {}

    /** The folder of a dataset. */
    static Path folder(DataFolders folders, String name, String dataset, String remedy) {
        return folders.find(name)
                .filter(Files::isDirectory)
                .orElseThrow(() -> new RanvierException(Problem.data(
                        "dataset " + dataset,
                        "there is no folder '" + name + "' in "
                                + (folders.searched().isEmpty()
                                        ? "any data folder, for none exists"
                                        : folders.searched().stream()
                                                .map(Path::toString)
                                                .collect(Collectors.joining(", "))),
                        remedy + ", or say where the data lie with --data or RANVIER_DATA")));
    }

    /** Its files: those of the archive where there is one, and else those of the folder itself. */
    static SoundFiles files(Path folder) {
        List<Path> archives = archives(folder);
        if (archives.size() > 1) {
            throw new RanvierException(Problem.data(
                    folder.toString(),
                    "it has " + archives.size() + " archives, "
                            + archives.stream()
                                    .map(a -> a.getFileName().toString())
                                    .toList(),
                    "leave one of them there"));
        }
        return archives.isEmpty() ? SoundFolder.of(folder) : SoundArchive.of(archives.getFirst());
    }

    private static List<Path> archives(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tar.gz")
                            && !SoundFiles.isHidden(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw SoundFolder.unreadable(folder.toString(), e);
        }
    }
}
