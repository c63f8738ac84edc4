package org.ranvier.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.ranvier.testkit.Machine;

/** The archive that the build of the Spark engine leaves; missing where the profile {@code spark} was not asked for. */
final class SparkArchive {

    private SparkArchive() {}

    static Path require() throws IOException {
        return Machine.require("spark", find(), "plugins/engine-spark is not built: ./mvnw -P spark");
    }

    private static Optional<Path> find() throws IOException {
        Path target = Installation.sources().resolve("plugins/engine-spark/target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(f -> f.getFileName().toString().matches("engine-spark-[0-9.]+-spark-[0-9.]+\\.zip"))
                    .findFirst();
        }
    }
}
