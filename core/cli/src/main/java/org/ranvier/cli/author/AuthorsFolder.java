package org.ranvier.cli.author;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Invocation;

/**
 * What comes with Ranvier for authors of plugins.
 *
 * @param home the folder of the program
 */
record AuthorsFolder(Path home) {

    private static final String PLACE = "authors";

    /** Finds the one of the installation. */
    static AuthorsFolder of(Invocation invocation) {
        return invocation
                .environment()
                .installation()
                .filter(home -> Files.isDirectory(home.resolve(PLACE)))
                .map(AuthorsFolder::new)
                .orElseThrow(() -> new RanvierException(Problem.usage(
                        "",
                        "this copy of Ranvier has no folder '" + PLACE
                                + "', which holds the test kit and the templates",
                        "take one that is complete, from where you have Ranvier")));
    }

    Path templates() {
        return authors().resolve("templates");
    }

    /** Returns the Maven repository, which lacks the jars that the program has elsewhere. */
    Path repository() {
        return authors().resolve("maven");
    }

    /** Returns the folder with the jars of the test kit and of what it needs. */
    Path testJars() {
        return authors().resolve("lib");
    }

    /** The jar of this name among those that come with Ranvier. */
    Optional<Path> jar(String name) {
        return Stream.of(home.resolve("lib"), testJars(), home.resolve("plugins"))
                .map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** The module of the program that a jar of this name would hold. */
    Optional<String> module(String jar) {
        Properties modules = new Properties();
        try (Reader reader = Files.newBufferedReader(authors().resolve("modules.properties"))) {
            modules.load(reader);
            return Optional.ofNullable(modules.getProperty(jar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path authors() {
        return home.resolve(PLACE);
    }
}
