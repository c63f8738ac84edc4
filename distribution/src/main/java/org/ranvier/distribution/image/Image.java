package org.ranvier.distribution.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ranvier.distribution.Javadoc;

/**
 * Makes the archives that people download, from what {@link org.ranvier.distribution.Assemble} put together:
 * {@code ranvier-VERSION-OS-ARCH.tar.gz} with a Java of its own, and {@code ranvier-VERSION-without-java.tar.gz}, for
 * other platforms and for plugins that need more of Java. Docs/adr/0010 says why they are as they are.
 *
 * <p>In the first, the program's modules are linked into {@code runtime}; of {@code lib} only the jars of the api and
 * of the support library for backends remain, which authors of plugins compile against.
 */
public final class Image {

    private final Path target;
    private final String name;
    private final Instant time;

    private Image(Path target, String version, Instant time) {
        this.target = target;
        this.name = "ranvier-" + version;
        this.time = time;
    }

    /**
     * Makes the archives.
     *
     * @param args the directory of this module, the version of the platform, and the time that all files in archives
     *     get (ISO 8601)
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Image image = new Image(Path.of(args[0]).toAbsolutePath().resolve("target"), args[1], Instant.parse(args[2]));
        image.cacheAssembled();
        image.writeJavadoc(Path.of(args[0]).toAbsolutePath().getParent());
        image.writeManPage();
        image.writeWithoutJava();
        Optional<Platform> platform = Platform.current();
        Optional<String> obstacle = platform.isEmpty()
                ? Optional.of("the launcher does not run on " + System.getProperty("os.name"))
                : RuntimeImage.obstacle();
        if (obstacle.isPresent()) {
            System.out.println("No archive with a Java of its own is made: " + obstacle.get() + ".");
            image.removeOld();
        } else {
            image.writeWithJava(platform.get());
        }
    }

    /**
     * What was assembled starts in a third of the time with a cache beside it; no archive has room for one so large.
     */
    private void cacheAssembled() throws IOException, InterruptedException {
        Path cache = target.resolve("ranvier.aot");
        Files.deleteIfExists(cache);
        // What uses vectors cannot be kept: their module is added while the program runs.
        StartupCache.make(target.resolve("ranvier/bin/ranvier"), cache, "plugin", "list");
    }

    /** Only the archives have it, since making it takes a while. */
    private void writeJavadoc(Path root) throws IOException {
        Path pages = fresh("javadoc-pages");
        Javadoc.write(root, target.resolve("ranvier"), pages, fresh("javadoc"));
    }

    /** The program writes it itself. */
    private void writeManPage() throws IOException, InterruptedException {
        Path page = fresh("man").resolve("ranvier.1");
        Files.createDirectories(page.getParent());
        ProcessBuilder builder = new ProcessBuilder(
                        target.resolve("ranvier/bin/ranvier").toString(), "man")
                .redirectOutput(page.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        if (builder.start().waitFor() != 0) {
            throw new IOException("the manual page could not be written");
        }
    }

    private void writeWithoutJava() throws IOException {
        Path directory = fresh("without-java").resolve(name + "-without-java");
        copy(directory, _ -> true);
        Archive.write(directory, target.resolve(name + "-without-java.tar.gz"), time);
    }

    private void writeWithJava(Platform platform) throws IOException, InterruptedException {
        Path directory = fresh("image").resolve(name);
        // The launcher for Windows runs what is in lib.
        copy(
                directory,
                place -> !place.equals("bin/ranvier.cmd") && (!place.startsWith("lib/") || isForAuthors(place)));
        Path runtime = directory.resolve("runtime");
        RuntimeImage.link(target.resolve("ranvier/lib"), runtime);
        if (!NativeSymbols.strip(runtime)) {
            System.out.println("The native libraries of Java keep their symbols, 5 MB: there is no program 'strip'.");
        }
        PluginRecords.write(directory);
        StartupCache.make(directory.resolve("bin/ranvier"), runtime.resolve("lib/ranvier.aot"), "plugin", "list");
        removeOld();
        Archive.write(directory, target.resolve(name + "-" + platform + ".tar.gz"), time);
    }

    /** Whether plugins are compiled against it. */
    private static boolean isForAuthors(String place) {
        return place.startsWith("lib/ranvier-api-") || place.startsWith("lib/ranvier-backend-support-");
    }

    /** Copies what was assembled, and nothing that was put beside it since. */
    private void copy(Path directory, Predicate<String> wanted) throws IOException {
        for (String place : Files.readAllLines(target.resolve("ranvier.contents"))) {
            if (wanted.test(place)) {
                Path copy = directory.resolve(place);
                Files.createDirectories(copy.getParent());
                Files.copy(target.resolve("ranvier").resolve(place), copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Path javadoc = target.resolve("javadoc");
        try (Stream<Path> files = Files.walk(javadoc)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = directory.resolve(javadoc.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Files.createDirectory(directory.resolve("man"));
        Files.copy(target.resolve("man/ranvier.1"), directory.resolve("man/ranvier.1"));
        Files.createSymbolicLink(directory.resolve("ranvier"), Path.of("bin/ranvier"));
    }

    /** An archive that this build does not make must not be taken for its own. */
    private void removeOld() throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            List<Path> old = files.filter(f -> f.getFileName().toString().matches("ranvier-.*-(linux|macos)-.*"))
                    .toList();
            for (Path file : old) {
                Files.delete(file);
            }
        }
    }

    private Path fresh(String place) throws IOException {
        Path directory = target.resolve(place);
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return directory;
    }
}
