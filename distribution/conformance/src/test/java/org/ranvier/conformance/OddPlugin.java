package org.ranvier.conformance;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.ranvier.runtime.PluginRuntime;

/**
 * The plugins of the assembled program and one whose components give numbers that are none, made as its author would.
 */
final class OddPlugin {

    private static final Path INSTALLATION = Path.of(System.getProperty("ranvier.installation"));
    private static final Path SOURCES = Path.of("../acceptance/src/test/resources/odd-numbers");

    private OddPlugin() {}

    static PluginRuntime open(Path directory) throws IOException {
        Path classes = directory.resolve("classes");
        List<String> javac =
                new ArrayList<>(List.of("-p", INSTALLATION.resolve("lib").toString(), "-d", classes.toString()));
        try (Stream<Path> files = Files.walk(SOURCES.resolve("src"))) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(javac::add);
        }
        run("javac", javac);
        Path own = Files.createDirectories(directory.resolve("plugins"));
        run(
                "jar",
                List.of(
                        "--create",
                        "--file",
                        own.resolve("odd-numbers-1.0.0.jar").toString(),
                        "-C",
                        classes.toString(),
                        ".",
                        "-C",
                        SOURCES.resolve("resources").toString(),
                        "."));
        return PluginRuntime.open(List.of(INSTALLATION.resolve("plugins"), own), Plugins.preferences());
    }

    static void run(String tool, List<String> arguments) {
        StringWriter said = new StringWriter();
        int code = ToolProvider.findFirst(tool)
                .orElseThrow()
                .run(new PrintWriter(said), new PrintWriter(said), arguments.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException(tool + ": " + said);
        }
    }
}
