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
 * Resources that a machine may lack: devices, tools, data. A test that needs a missing resource is skipped; on a
 * machine that must have it, whose environment variable {@code RANVIER_REQUIRE} lists its name (names are separated by
 * commas), the test fails instead.
 */
public final class Machine {

    private Machine() {}

    /**
     * {@return a resource, if it was found} Otherwise the test is skipped, or fails where the resource is required.
     *
     * @param <T> the kind of resource
     * @param name the name by which {@code RANVIER_REQUIRE} lists the resource
     * @param found what was found
     */
    public static <T> T require(String name, Optional<T> found) {
        return require(name, found, "this machine has no " + name);
    }

    /**
     * {@return a resource, if it was found} Otherwise the test is skipped, or fails where the resource is required.
     *
     * @param <T> the kind of resource
     * @param name the name by which {@code RANVIER_REQUIRE} lists the resource
     * @param found what was found
     * @param lack the message if the resource is missing, such as why a device cannot be used
     */
    public static <T> T require(String name, Optional<T> found, String lack) {
        if (found.isEmpty() && required().contains(name)) {
            throw new AssertionError("RANVIER_REQUIRE names " + name + ": " + lack);
        }
        Assumptions.assumeTrue(found.isPresent(), lack);
        return found.orElseThrow();
    }

    /**
     * {@return the first folder of {@code RANVIER_DATA} that has a folder of a name} Where there is none, the test is
     * skipped, or fails where {@code RANVIER_REQUIRE} lists the name.
     *
     * @param folder the name of the folder that it has
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
