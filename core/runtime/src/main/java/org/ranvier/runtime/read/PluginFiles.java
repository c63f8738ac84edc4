package org.ranvier.runtime.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ranvier.api.Problem;

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
        // The directory may be a link itself, as to where its author builds it.
        Path real = directory.toRealPath();
        try (Stream<Path> files = Files.walk(real)) {
            List<Path> jars = files.filter(PluginFiles::isJar)
                    .map(file -> directory.resolve(real.relativize(file)))
                    .sorted()
                    .toList();
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

    /** The jars that are links to files elsewhere, which somebody else may exchange. */
    List<Problem> links(String plugin) throws IOException {
        List<Problem> problems = new ArrayList<>();
        Path inside = location.toRealPath();
        for (Path jar : jars) {
            if (!jar.equals(location) && !jar.toRealPath().startsWith(inside)) {
                problems.add(Problem.plugin(
                        plugin,
                        jar.toString(),
                        "the jar is a link that leads out of the plugin",
                        "put a copy of the file in its place"));
            }
        }
        return problems;
    }

    static boolean isJar(Path file) {
        return endsWith(file, ".jar");
    }

    static boolean isZip(Path file) {
        return endsWith(file, ".zip");
    }

    private static boolean endsWith(Path file, String ending) {
        // People's file systems may not tell upper case from lower.
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending) && Files.isRegularFile(file);
    }

    /** The name of a file in the descriptor: relative to the directory, with slashes. */
    String name(Path file) {
        return file.equals(location)
                ? file.getFileName().toString()
                : location.relativize(file).toString().replace('\\', '/');
    }
}
