package org.ranvier.laboratory;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ranvier.api.Component;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.support.Parallel;
import org.ranvier.testkit.spi.PluginUnloading;
import org.ranvier.text.Printable;

/**
 * Runs {@link UnloadingTrial} in a Java of its own: tests see Ranvier on the class path, and plugins need it as
 * modules; and what one's own program has loaded on the way would be taken for what the plugin leaves.
 */
public final class ForkedUnloading implements PluginUnloading {

    private static final String VECTOR = "jdk.incubator.vector";

    /** For the service loader. */
    public ForkedUnloading() {}

    @Override
    public Remains run(Path plugin, List<Path> others, int cycles) {
        try {
            Path temporary = Files.createTempDirectory("ranvier-unloading-");
            try {
                return run(packed(plugin, temporary), others, cycles, temporary.resolve("said.txt"));
            } finally {
                try (Stream<Path> files = Files.walk(temporary)) {
                    for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the trial was interrupted", e);
        }
    }

    private static Remains run(Path plugin, List<Path> others, int cycles, Path said)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // The profiles of methods, which the other compiler makes, lie in the memory for classes, too.
                "-XX:TieredStopAtLevel=1",
                "--module-path",
                Stream.of(PluginRuntime.class, Component.class, Parallel.class, Printable.class)
                        .map(ForkedUnloading::placeOf)
                        .collect(Collectors.joining(File.pathSeparator)),
                "--class-path",
                placeOf(UnloadingTrial.class),
                "--add-modules",
                "org.ranvier.runtime" + (ModuleFinder.ofSystem().find(VECTOR).isPresent() ? "," + VECTOR : ""),
                UnloadingTrial.class.getName(),
                Integer.toString(cycles),
                plugin.toAbsolutePath().toString()));
        others.forEach(other -> command.add(other.toAbsolutePath().toString()));
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        List<String> lines = Files.readAllLines(said);
        if (code != 0 || lines.stream().noneMatch(line -> line.startsWith("loaders "))) {
            throw new IllegalStateException("the trial ended with code " + code + ": " + String.join("\n", lines));
        }
        return new Remains(
                all(lines, "problem"),
                Integer.parseInt(all(lines, "loaders").getLast()),
                all(lines, "thread"),
                Long.parseLong(all(lines, "metaspace").getLast()),
                Long.parseLong(all(lines, "files").getLast()));
    }

    private static List<String> all(List<String> lines, String word) {
        return lines.stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length() + 1))
                .toList();
    }

    /** A jar of a folder of classes; what is a plugin already stays as it is. */
    private static Path packed(Path plugin, Path temporary) throws IOException {
        if (!Files.isRegularFile(plugin.resolve("META-INF/ranvier-plugin.properties"))) {
            return plugin;
        }
        Path jar = temporary.resolve("plugin.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> classes = Files.walk(plugin)) {
            for (Path path : classes.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(plugin.relativize(path).toString().replace('\\', '/')));
                Files.copy(path, out);
            }
        }
        return jar;
    }

    private static String placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError("classes lie somewhere", e);
        }
    }
}
