package org.ranvier.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program as people have it on their disk.
 *
 * @param home the directory with {@code bin}, {@code lib}, {@code plugins} and {@code examples}
 */
record Installation(Path home) {

    /** The one that the build assembled; tests leave it as it is. */
    static Installation assembled() {
        return new Installation(property("ranvier.installation"));
    }

    /** The root of the source tree. */
    static Path sources() {
        return property("ranvier.sources");
    }

    Path launcher() {
        return home.resolve("bin/ranvier");
    }

    Path plugins() {
        return home.resolve("plugins");
    }

    Path examples() {
        return home.resolve("examples");
    }

    /** The only jar that a plugin author needs. */
    Path apiJar() throws IOException {
        try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
            List<Path> found = jars.filter(p -> p.getFileName().toString().matches("ranvier-api-\\d.*\\.jar"))
                    .toList();
            if (found.size() != 1) {
                throw new IllegalStateException("expected one jar of the api in " + home + "/lib, found " + found);
            }
            return found.getFirst();
        }
    }

    /** A copy that a test may change. */
    Installation copyTo(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = directory.resolve(home.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        return new Installation(directory);
    }

    private static Path property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("acceptance tests run in './mvnw verify', which sets -D" + name);
        }
        return Path.of(value).toAbsolutePath().normalize();
    }
}
