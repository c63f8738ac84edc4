package org.ranvier.distribution.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the plugins of an image offer, written down by the image itself, for which alone it holds (docs/adr/0040). */
final class PluginRecords {

    private PluginRecords() {}

    /**
     * Writes them.
     *
     * @param directory the image
     */
    static void write(Path directory) throws IOException, InterruptedException {
        Path plugins = directory.resolve("plugins");
        ProcessBuilder builder = new ProcessBuilder(
                        directory.resolve("bin/ranvier").toString(),
                        "plugin",
                        "list",
                        "--record",
                        "--plugins",
                        plugins.toString())
                .redirectErrorStream(true);
        builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("what plugins offer could not be written down: " + said);
        }
        Set<String> missing = names(plugins).stream()
                .filter(name -> !Files.exists(plugins.resolve(".records").resolve(name + ".record")))
                .collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            throw new IOException("something is wrong with " + missing + ": " + said);
        }
    }

    private static Set<String> names(Path plugins) throws IOException {
        try (Stream<Path> all = Files.list(plugins)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .collect(Collectors.toSet());
        }
    }
}
