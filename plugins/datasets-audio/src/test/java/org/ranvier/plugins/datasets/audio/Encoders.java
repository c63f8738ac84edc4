package org.ranvier.plugins.datasets.audio;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ranvier.testkit.Machine;

/**
 * Programs of others that write sounds: {@code flac} and {@code sox}, by which {@code RANVIER_REQUIRE} may ask for
 * them.
 */
final class Encoders {

    private Encoders() {}

    /** Runs one of them; without it the test is skipped. */
    static void run(String program, Object... arguments) throws IOException, InterruptedException {
        Path found = Machine.require(
                program,
                Arrays.stream(Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(File.pathSeparator))
                        .map(folder -> Path.of(folder, program))
                        .filter(Files::isExecutable)
                        .findFirst());
        List<String> command = new ArrayList<>(List.of(found.toString()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(command + " failed: " + output);
        }
    }
}
