package org.ranvier.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.process.Environment;

/**
 * The folders that are searched for plugins: what is given explicitly is all there is, so that runs can be reproduced.
 */
public final class PluginFolders {

    public static final String VARIABLE = "RANVIER_PLUGINS";

    private PluginFolders() {}

    /**
     * The folders, in order.
     *
     * @param given those of the option
     */
    static List<Path> of(List<Path> given, Environment environment) {
        if (!given.isEmpty()) {
            return existing(given, "--" + CommonOptions.PLUGINS);
        }
        List<Path> variable = environment.folders(VARIABLE);
        if (!variable.isEmpty()) {
            // A lab names it for everybody, whether they have installed something of their own or not.
            Path mine = own(environment).toAbsolutePath().normalize();
            return existing(
                    variable.stream()
                            .filter(folder -> Files.exists(folder)
                                    || !folder.toAbsolutePath().normalize().equals(mine))
                            .toList(),
                    VARIABLE);
        }
        return Stream.concat(bundled(environment).stream(), Stream.of(own(environment)))
                .filter(Files::isDirectory)
                .toList();
    }

    /** The folder of the plugins that come with Ranvier. */
    static Optional<Path> bundled(Environment environment) {
        return environment.installation().map(home -> home.resolve("plugins"));
    }

    /**
     * The folder to install into: the one that is given, or else the first of the variable that may be written to,
     * since those before it may be shared, or else a person's own, so that an installation may be shared and replaced.
     *
     * @param given those of the option
     */
    static Path target(List<Path> given, Environment environment) {
        List<Path> variable = environment.folders(VARIABLE);
        return Stream.of(
                        given.stream(),
                        variable.stream().filter(PluginFolders::isForWriting),
                        variable.stream(),
                        Stream.of(own(environment)))
                .flatMap(folders -> folders)
                .findFirst()
                .orElseThrow();
    }

    /** Whether something can be put into a folder, which may still have to be made. */
    private static boolean isForWriting(Path folder) {
        Path there = folder.toAbsolutePath().normalize();
        while (there != null && Files.notExists(there)) {
            there = there.getParent();
        }
        return there != null && Files.isDirectory(there) && Files.isWritable(there);
    }

    private static Path own(Environment environment) {
        return environment.configFolder().resolve("plugins");
    }

    private static List<Path> existing(List<Path> folders, String where) {
        List<Problem> missing = folders.stream()
                .filter(folder -> !Files.isDirectory(folder))
                .map(folder -> Problem.usage(where, "there is no folder " + folder, "name a folder that holds plugins"))
                .toList();
        if (!missing.isEmpty()) {
            throw new RanvierException(missing);
        }
        return folders;
    }
}
