package org.ranvier.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.ranvier.testkit.Machine;

/** The archive that the build of the ND4J backend leaves; missing only where that was not built. */
final class Nd4jArchive {

    private Nd4jArchive() {}

    static Path require() throws IOException {
        return Machine.require("nd4j", find(), "plugins/backend-nd4j is not built");
    }

    private static Optional<Path> find() throws IOException {
        Path target = Installation.sources().resolve("plugins/backend-nd4j/target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(f -> f.getFileName().toString().matches("backend-nd4j-[0-9.]+-[a-z]+-[a-z0-9_]+\\.zip"))
                    .findFirst();
        }
    }
}
