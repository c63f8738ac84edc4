package org.ranvier.plugins.datasets.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/** Files in a folder and those below it, read when they are asked for, so that a set may be larger than memory. */
record SoundFolder(Path root, List<String> paths) implements SoundFiles {

    /** Replacement character that Java puts where it cannot decode a name. */
    private static final String UNKNOWN = "\uFFFD";

    static SoundFolder of(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            List<String> paths = all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> !SoundFiles.isHidden(path))
                    .sorted()
                    .toList();
            requireLegible(root, paths);
            return new SoundFolder(root, paths);
        } catch (IOException e) {
            throw unreadable(root.toString(), e);
        }
    }

    /** Names are labels: two that differ only in letters that Java cannot read would become one class. */
    private static void requireLegible(Path root, List<String> paths) {
        List<Problem> problems = paths.stream()
                .filter(path -> path.contains(UNKNOWN))
                .map(path -> path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : path)
                .distinct()
                .map(path -> Problem.data(
                        root + "/" + path,
                        "a name in it is not of the charset " + System.getProperty("sun.jnu.encoding")
                                + ", so its letters cannot be read",
                        "rename it in UTF-8"))
                .toList();
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
    }

    @Override
    public byte[] read(String path) {
        try {
            return Files.readAllBytes(root.resolve(path));
        } catch (IOException e) {
            throw unreadable(place(path), e);
        }
    }

    @Override
    public String place(String path) {
        return root.resolve(path).toString();
    }

    static RanvierException unreadable(String where, IOException e) {
        return new RanvierException(
                Problem.data(where, "it cannot be read (" + e + ")", "check that it is whole and that it may be read"),
                e);
    }
}
