package org.ranvier.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a command to its end, or kills it and everything it started when it takes too long. */
final class ChildProcess {

    private ChildProcess() {}

    /**
     * Runs a command without input.
     *
     * @param environment what to set; a variable set to the empty text is removed instead
     */
    static Result run(List<String> command, Path directory, Map<String, String> environment, Duration timeout)
            throws IOException, InterruptedException {
        // Files rather than pipes: output of any length cannot block the child.
        Path stdout = Files.createTempFile("ranvier-stdout", ".txt");
        Path stderr = Files.createTempFile("ranvier-stderr", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(stdout.toFile())
                    .redirectError(stderr.toFile());
            environment.forEach((name, value) -> {
                if (value.isEmpty()) {
                    builder.environment().remove(name);
                } else {
                    builder.environment().put(name, value);
                }
            });
            Process process = builder.start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            Result result = new Result(command, process.exitValue(), Files.readString(stdout), Files.readString(stderr));
            if (!ended) {
                throw new AssertionError("not finished after " + timeout.toSeconds() + " s: " + result);
            }
            return result;
        } finally {
            Files.deleteIfExists(stdout);
            Files.deleteIfExists(stderr);
        }
    }
}
