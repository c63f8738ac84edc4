package org.ranvier.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A release that is put together from what the build has made, in a dry run.
 *
 * @param folder where
 */
record Released(Path folder) {

    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    /** Runs the script without a build. */
    static Result run(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Installation.sources().resolve("distribution/release").toString(), "--dry-run", "--built"));
        command.addAll(List.of(arguments));
        return ChildProcess.run(
                command,
                directory,
                Map.of("JAVA_HOME", System.getProperty("java.home"), "RANVIER_PLUGINS", ""),
                TIMEOUT);
    }

    Path version() throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(each -> Files.exists(each.resolve("SHA256SUMS")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
