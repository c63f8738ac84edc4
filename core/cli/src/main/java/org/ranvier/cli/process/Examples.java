package org.ranvier.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.text.Nearest;

/**
 * The files that come with the program, which people may call by name.
 *
 * @param home their folder, if the program is installed
 */
public record Examples(Optional<Path> home) {

    private static final String ENDING = ".yaml";
    private static final String NETWORKS = "simulate";
    private static final String SWEEPS = "sweep";

    public static Examples of(Environment environment) {
        return new Examples(environment.installation().map(folder -> folder.resolve("examples")));
    }

    /** A file, or the built-in experiment of that name. */
    public Path experiment(String name) {
        return find(name, home, "experiment");
    }

    /** A file, or the built-in sweep or experiment of that name. */
    public Path sweep(String name) {
        Optional<Path> sweeps = home.map(folder -> folder.resolve(SWEEPS));
        return builtIn(name, sweeps).isPresent() ? find(name, sweeps, "sweep") : experiment(name);
    }

    /** A file, or the built-in network of that name. */
    public Path network(String name) {
        return find(name, home.map(folder -> folder.resolve(NETWORKS)), "network");
    }

    /** A file, or the built-in experiment or network of that name. */
    public Path any(String name) {
        Optional<Path> networks = home.map(folder -> folder.resolve(NETWORKS));
        return builtIn(name, networks).isPresent() ? find(name, networks, "network") : experiment(name);
    }

    private static Path find(String name, Optional<Path> folder, String noun) {
        Path file = Path.of(name);
        if (Files.exists(file)) {
            return file;
        }
        return builtIn(name, folder).orElseThrow(() -> {
            List<String> names = folder.map(Examples::names).orElse(List.of());
            String remedy = Nearest.question(name, names)
                    .orElseGet(() -> names.isEmpty()
                            ? "check the name and the current folder"
                            : "check the name and the current folder, or take a built-in one: "
                                    + String.join(", ", names));
            return new RanvierException(Problem.usage(name, "there is no such " + noun, remedy));
        });
    }

    /** Returns the file of a name in a folder of files that come with the program, with its ending or without. */
    public static Optional<Path> builtIn(String name, Optional<Path> folder) {
        return folder.map(f -> f.resolve(name.endsWith(ENDING) ? name : name + ENDING))
                .filter(Files::isRegularFile);
    }

    /** Returns the names of the files in such a folder; none where it cannot be listed. */
    public static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            // Without a list the message is less helpful, but still right.
            return List.of();
        }
    }
}
