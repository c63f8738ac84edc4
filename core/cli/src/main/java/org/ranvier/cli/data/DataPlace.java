package org.ranvier.cli.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/** The folder that new data goes to. */
final class DataPlace {

    private DataPlace() {}

    /**
     * The folder of something in one of the data folders: where it is already, else where it can be made.
     *
     * @param folders the data folders, in order
     * @param name the name of its folder
     */
    static Path of(List<Path> folders, String name) {
        return folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isDirectory)
                .findFirst()
                .or(() -> folders.stream()
                        .filter(DataPlace::isWritable)
                        .map(folder -> folder.resolve(name))
                        .findFirst())
                .orElseThrow(() -> new RanvierException(Problem.data(
                        folders.stream().map(Path::toString).collect(Collectors.joining(", ")),
                        "data cannot be put there, for it may not be written to",
                        "mend its permissions, or name another folder with --data DIR")));
    }

    /** Whether it may be written to, or made. */
    private static boolean isWritable(Path folder) {
        Path existing = folder.toAbsolutePath().normalize();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        return Files.isDirectory(existing) && Files.isWritable(existing);
    }
}
