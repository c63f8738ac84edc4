package org.ranvier.cli.author;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * The process that runs the test kit on a plugin: on this Java and with this program, and the test kit, the laboratory
 * and JUnit besides. Whatever the plugin does there, this process lives on and says what was being tested.
 *
 * @param authors where the test kit is
 */
record VerificationProcess(AuthorsFolder authors) {

    private static final String MAIN = "org.ranvier.laboratory/org.ranvier.laboratory.verify.Verification";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String END = "\0";

    /**
     * Runs all contracts.
     *
     * @param plugin the plugin as {@code id@version}
     * @param backend the backend that networks run on; empty for every one that is installed
     * @param folders the folders of plugins, that with the plugin among them
     * @param transcript takes what the process says
     * @throws InterruptedException if this thread was interrupted; that process is then ended
     */
    void run(String plugin, String backend, List<Path> folders, Transcript transcript) throws InterruptedException {
        try {
            Path err = Files.createTempFile("ranvier", ".err");
            try {
                ProcessBuilder builder =
                        new ProcessBuilder(command(plugin, backend, folders)).redirectError(err.toFile());
                // What it would add to the options is among them already.
                builder.environment().remove("JDK_JAVA_OPTIONS");
                await(builder.start(), err, transcript);
            } finally {
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.run(
                            "plugin verify",
                            "no process could be started: " + e.getMessage(),
                            "check the memory and the disk"),
                    e);
        }
    }

    private static void await(Process process, Path err, Transcript transcript)
            throws IOException, InterruptedException {
        try {
            process.getOutputStream().close();
            BlockingQueue<String> lines = new LinkedBlockingQueue<>();
            Thread.ofVirtual().start(() -> pass(process.getInputStream(), lines));
            for (String line = next(lines); !line.equals(END); line = next(lines)) {
                if (line.isEmpty()) {
                    transcript.breakOff("it did not get on for " + PATIENCE.toMinutes() + " minutes and was ended");
                    return;
                }
                transcript.read(line);
            }
            int exitCode = process.waitFor();
            if (transcript.isOpen() || exitCode != 0) {
                transcript.breakOff("it ended with exit code " + exitCode + said(err));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static void pass(InputStream from, BlockingQueue<String> lines) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.isEmpty()).forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            // Its end is an end all the same, and its exit code says more.
        } finally {
            lines.add(END);
        }
    }

    /** The next line; empty where none comes. */
    private static String next(BlockingQueue<String> lines) throws InterruptedException {
        String line = lines.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        return line == null ? "" : line;
    }

    private List<String> command(String plugin, String backend, List<Path> folders) throws IOException {
        List<String> modules = new ArrayList<>();
        Stream.ofNullable(System.getProperty("jdk.module.path")).forEach(modules::add);
        try (Stream<Path> jars = Files.list(authors.testJars())) {
            jars.sorted().map(Path::toString).forEach(modules::add);
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                // The cache is one of other modules.
                .filter(argument -> !argument.startsWith("-XX:AOTCache="))
                .forEach(command::add);
        command.add("--module-path=" + String.join(File.pathSeparator, modules));
        command.addAll(List.of("-m", MAIN, plugin, backend));
        folders.forEach(folder -> command.add(folder.toAbsolutePath().toString()));
        return command;
    }

    private static String said(Path err) throws IOException {
        return new String(Files.readAllBytes(err), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .reduce((_, line) -> line)
                .map(line -> "; it last said: " + line.strip())
                .orElse("");
    }
}
