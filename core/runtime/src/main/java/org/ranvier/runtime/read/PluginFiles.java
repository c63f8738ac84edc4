package org.ranvier.runtime.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a plugin.
 *
 * @param location its jar, or its directory
 * @param modules the jars that become modules of its layer
 * @param jars all its jars, those in sub-directories included
 */
public record PluginFiles(Path location, List<Path> modules, List<Path> jars) {

    static PluginFiles ofJar(Path jar) {
        return new PluginFiles(jar, List.of(jar), List.of(jar));
    }

    static PluginFiles ofDirectory(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> jars = files.filter(PluginFiles::isJar).sorted().toList();
            List<Path> modules = jars.stream()
                    .filter(jar -> directory.equals(jar.getParent()))
                    .toList();
            return new PluginFiles(directory, modules, jars);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The jars in a sub-directory. */
    public List<Path> in(String folder) {
        return jars.stream()
                .filter(jar -> location.resolve(folder).equals(jar.getParent()))
                .toList();
    }

    static boolean isJar(Path file) {
        return file.getFileName().toString().endsWith(".jar") && Files.isRegularFile(file);
    }

    /** The name of a file in the descriptor: relative to the directory, with slashes. */
    String name(Path file) {
        return file.equals(location)
                ? file.getFileName().toString()
                : location.relativize(file).toString().replace('\\', '/');
    }
}
