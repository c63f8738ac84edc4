package org.ranvier.plugins.engines.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/** Programs of a cluster, such as {@code sbatch}. */
final class Program {

    private static final int PATIENCE_SECONDS = 120;

    private Program() {}

    /**
     * What a program answered.
     *
     * @param exitCode how it ended
     * @param output what it printed, errors among it
     */
    record Answer(int exitCode, String output) {

        List<String> lines() {
            return output.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }

        /** Returns the last line, which usually says what is wrong. */
        String last() {
            return lines().isEmpty() ? "nothing" : lines().getLast();
        }
    }

    /** Runs a program to its end. */
    static Answer run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output;
            try (InputStream in = process.getInputStream()) {
                output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new RanvierException(
                        Problem.run(command.getFirst(), "it does not come back", "ask whoever runs the cluster"));
            }
            return new Answer(process.exitValue(), output);
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.usage(
                            command.getFirst(),
                            "this program of the cluster cannot be started: " + e.getMessage(),
                            "run the sweep where it is on the PATH, or print the job with --print and submit it there"),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RanvierException(
                    Problem.run(command.getFirst(), "it was interrupted", "go on with the sweep"), e);
        }
    }
}
