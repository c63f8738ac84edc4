package org.ranvier.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A command that runs; it and everything it started are killed when it takes too long, or is closed before its end. */
final class ChildProcess implements AutoCloseable {

    private final List<String> command;
    private final Process process;
    // Files rather than pipes: output of any length cannot block the child.
    private final Path stdout;
    private final Path stderr;

    private ChildProcess(List<String> command, Process process, Path stdout, Path stderr) {
        this.command = command;
        this.process = process;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /**
     * Starts a command without input.
     *
     * @param environment what to set; a variable set to the empty text is removed instead
     */
    static ChildProcess start(List<String> command, Path directory, Map<String, String> environment)
            throws IOException {
        Path stdout = Files.createTempFile("ranvier-stdout", ".txt");
        Path stderr = Files.createTempFile("ranvier-stderr", ".txt");
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
        return new ChildProcess(command, process, stdout, stderr);
    }

    /** Runs a command to its end. */
    static Result run(List<String> command, Path directory, Map<String, String> environment, Duration timeout)
            throws IOException, InterruptedException {
        try (ChildProcess child = start(command, directory, environment)) {
            return child.await(timeout);
        }
    }

    /** What it left, once it has ended. */
    Result await(Duration timeout) throws IOException, InterruptedException {
        boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            kill();
        }
        Result result = new Result(command, process.exitValue(), Files.readString(stdout), Files.readString(stderr));
        if (!ended) {
            throw new AssertionError("not finished after " + timeout.toSeconds() + " s: " + result);
        }
        return result;
    }

    /** Sends it a signal, such as {@code INT}. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** What it has written to standard output so far. */
    String outputSoFar() throws IOException {
        return Files.readString(stdout);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it has started. */
    Stream<ProcessHandle> descendants() {
        return process.descendants();
    }

    /** Ends at once what it has started. */
    void killChildren() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
    }

    /** Ends it at once, without a chance to finish anything. */
    void kill() {
        killChildren();
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() throws IOException {
        kill();
        Files.deleteIfExists(stdout);
        Files.deleteIfExists(stderr);
    }
}
