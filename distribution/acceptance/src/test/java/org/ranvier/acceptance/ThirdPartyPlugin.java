package org.ranvier.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes a plugin as its author does: with the JDK's {@code javac} and {@code jar}, and the api's jar. */
final class ThirdPartyPlugin {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private ThirdPartyPlugin() {}

    /**
     * Compiles and packs a plugin.
     *
     * @param apiJar the only jar on its module path
     * @param sources a directory with {@code src} and {@code resources}, as in examples/third-party-neuron
     * @param targetJar the jar to make
     * @return the jar
     */
    static Path compile(Path apiJar, Path sources, Path targetJar) throws IOException, InterruptedException {
        Path classes = Files.createDirectories(targetJar.resolveSibling(targetJar.getFileName() + ".classes"));
        List<String> javac = new ArrayList<>(List.of(tool("javac"), "-p", apiJar.toString(), "-d", classes.toString()));
        try (Stream<Path> files = Files.walk(sources.resolve("src"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .forEach(file -> javac.add(file.toString()));
        }
        run(javac, sources);
        run(
                List.of(
                        tool("jar"),
                        "--create",
                        "--file",
                        targetJar.toString(),
                        "-C",
                        classes.toString(),
                        ".",
                        "-C",
                        sources.resolve("resources").toString(),
                        "."),
                sources);
        return targetJar;
    }

    private static void run(List<String> command, Path directory) throws IOException, InterruptedException {
        ChildProcess.run(command, directory, Map.of(), TIMEOUT).requireSuccess();
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }
}
