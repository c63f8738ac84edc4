package org.ranvier.cli.reproduce;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.process.Environment;
import org.ranvier.cli.process.Examples;
import org.ranvier.text.Nearest;

/**
 * The files of papers: those that come with the program, by name, and any other.
 *
 * @param home the folder of those that come with the program, if it is installed
 * @param examples the experiments that come with it
 */
record Papers(Optional<Path> home, Examples examples) {

    static Papers of(Environment environment) {
        return new Papers(environment.installation().map(folder -> folder.resolve("papers")), Examples.of(environment));
    }

    /** Returns the names of those that come with the program. */
    List<String> names() {
        return home.map(Examples::names).orElse(List.of());
    }

    /** Returns a file, or that of the paper of this name. */
    Path find(String name) {
        Path file = Path.of(name);
        if (Files.isRegularFile(file)) {
            return file;
        }
        return Examples.builtIn(name, home)
                .orElseThrow(() -> new RanvierException(Problem.usage(
                        name,
                        "there is no such paper",
                        Nearest.remedy(name, names(), "give a file, or one of those that come with Ranvier"))));
    }

    /** Returns an experiment that a row names: a file beside that of its paper, or what {@code train} would take. */
    Path experiment(Path paper, String name) {
        Path beside = paper.toAbsolutePath().resolveSibling(name);
        return Files.isRegularFile(beside) ? beside : examples.experiment(name);
    }
}
