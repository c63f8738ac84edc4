package org.ranvier.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the program is told besides its arguments.
 *
 * @param variables the environment variables
 * @param installation the folder of the installed program, if it is installed
 * @param userHome the person's home
 * @param folder the current folder
 */
record Environment(Map<String, String> variables, Optional<Path> installation, Path userHome, Path folder) {

    /** That of this process. */
    static Environment ofProcess() {
        return new Environment(
                System.getenv(),
                Optional.ofNullable(System.getProperty("ranvier.home")).map(Path::of),
                Path.of(System.getProperty("user.home")),
                Path.of(""));
    }

    /** A variable that is set and not empty. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    /** The folders that a variable lists as {@code PATH} does. */
    List<Path> folders(String name) {
        return variable(name).stream()
                .flatMap(value -> Arrays.stream(value.split(File.pathSeparator)))
                .filter(entry -> !entry.isBlank())
                .map(Path::of)
                .toList();
    }
}
