package org.ranvier.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ranvier.testkit.Machine;

/** The archives that people download, as the build left them in {@code target}. */
final class Archives {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private Archives() {}

    /** The one with a Java of its own; a JDK that cannot link makes none. */
    static Path withJava() throws IOException {
        return Machine.require("image", findWithJava());
    }

    static Optional<Path> findWithJava() throws IOException {
        return find("ranvier-\\d.*-(linux|macos)-[a-z0-9]+\\.tar\\.gz");
    }

    static Path withoutJava() throws IOException {
        return find("ranvier-\\d.*-without-java\\.tar\\.gz").orElseThrow();
    }

    /** Unpacks an archive, as people do. */
    static Installation unpack(Path archive, Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        ChildProcess.run(List.of("tar", "-xzf", archive.toString()), directory, Map.of(), TIMEOUT)
                .requireSuccess();
        try (Stream<Path> unpacked = Files.list(directory)) {
            List<Path> all = unpacked.toList();
            if (all.size() != 1) {
                throw new AssertionError(archive + " is not one directory, but " + all);
            }
            return new Installation(all.getFirst());
        }
    }

    /** The archive that the build of a plugin has left; none where it was not built. */
    static Optional<Path> ofPlugin(String plugin, String name) throws IOException {
        Path target = Installation.sources().resolve("plugins").resolve(plugin).resolve("target");
        return Files.isDirectory(target) ? find(target, name) : Optional.empty();
    }

    private static Optional<Path> find(String name) throws IOException {
        return find(Installation.assembled().home().getParent(), name);
    }

    private static Optional<Path> find(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .findFirst();
        }
    }
}
