package org.ranvier.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * What a machine may lack: devices, tools, data. A test that needs one is skipped without it; on a machine that must
 * have it, whose environment variable {@code RANVIER_REQUIRE} lists its name (names are separated by commas), the test
 * fails instead.
 */
public final class Machine {

    private Machine() {}

    /**
     * What was found; without it the test is skipped, or fails where it is required.
     *
     * @param name the name by which {@code RANVIER_REQUIRE} asks for it
     */
    public static <T> T require(String name, Optional<T> found) {
        return require(name, found, "this machine has no " + name);
    }

    /**
     * What was found; without it the test is skipped, or fails where it is required.
     *
     * @param name the name by which {@code RANVIER_REQUIRE} asks for it
     * @param lack what to say without it, such as why a device cannot be used
     */
    public static <T> T require(String name, Optional<T> found, String lack) {
        if (found.isEmpty() && required().contains(name)) {
            throw new AssertionError("RANVIER_REQUIRE names " + name + ": " + lack);
        }
        Assumptions.assumeTrue(found.isPresent(), lack);
        return found.orElseThrow();
    }

    /**
     * The first folder of {@code RANVIER_DATA} that has a folder of this name, which {@code RANVIER_REQUIRE} may list.
     */
    public static Path dataWith(String folder) {
        return require(
                folder,
                folders()
                        .filter(data -> Files.isDirectory(data.resolve(folder)))
                        .findFirst(),
                "RANVIER_DATA has no folder " + folder);
    }

    private static List<String> required() {
        return List.of(variable("RANVIER_REQUIRE").strip().split("\\s*,\\s*"));
    }

    private static Stream<Path> folders() {
        return Arrays.stream(variable("RANVIER_DATA").split(File.pathSeparator))
                .filter(s -> !s.isBlank())
                .map(Path::of);
    }

    private static String variable(String name) {
        return Optional.ofNullable(System.getenv(name)).orElse("");
    }
}
