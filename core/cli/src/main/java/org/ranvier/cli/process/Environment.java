package org.ranvier.cli.process;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The environment of the program: everything that it is given besides its arguments.
 *
 * @param variables the environment variables
 * @param installation the folder of the installed program, if it is installed
 * @param userHome the person's home
 * @param folder the current folder
 */
public record Environment(Map<String, String> variables, Optional<Path> installation, Path userHome, Path folder) {

    /** Returns the environment of this process. */
    public static Environment ofProcess() {
        return new Environment(
                System.getenv(),
                Optional.ofNullable(System.getProperty("ranvier.home"))
                        .filter(Legible::isLegible)
                        .map(Path::of),
                home(System.getenv()),
                Path.of(""));
    }

    /** HOME, as other programs have it; Java's own idea, where there is none, comes from the system's list of users. */
    public static Path home(Map<String, String> variables) {
        return absolute(variables.get("HOME")).orElseGet(() -> Path.of(System.getProperty("user.home")));
    }

    /** The folder of a person's own settings of Ranvier, plugins among them. */
    public Path configFolder() {
        return base("XDG_CONFIG_HOME", ".config");
    }

    /** The folder of what Ranvier has fetched for a person. */
    public Path cacheFolder() {
        return base("XDG_CACHE_HOME", ".cache");
    }

    /** A base directory as freedesktop.org specifies them: one that is not absolute counts as not set. */
    private Path base(String name, String inHome) {
        return absolute(variables.get(name))
                .orElseGet(() -> userHome.resolve(inHome))
                .resolve("ranvier");
    }

    private static Optional<Path> absolute(String folder) {
        return Optional.ofNullable(folder)
                .filter(text -> !text.isEmpty() && Legible.isLegible(text))
                .map(Path::of)
                .filter(Path::isAbsolute);
    }

    /** A variable that is set and not empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    /** The folders that a variable lists as {@code PATH} does. */
    public List<Path> folders(String name) {
        return variable(name).stream()
                .flatMap(value -> Arrays.stream(value.split(File.pathSeparator)))
                .filter(entry -> !entry.isBlank())
                .map(Path::of)
                .toList();
    }
}
