package org.ranvier.acceptance;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.ranvier.testkit.Machine;

/** Programs of the machine. */
final class Program {

    private Program() {}

    /** A program on the path, or among those of administrators. */
    static Optional<Path> find(String name) {
        return Stream.concat(
                        Arrays.stream(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin", "/sbin"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A program without which the test is skipped, or fails where it is required by its name. */
    static Path require(String name) {
        return Machine.require(name, find(name));
    }
}
