package org.ranvier.cli.process;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Problems;

/**
 * Starts this program again, in a process of its own: on the Java that runs it now, with the same options for Java, and
 * therefore also from an image that brings its own Java.
 *
 * @param main the class that starts the program
 */
public record OwnProcess(Class<?> main) {

    /**
     * Runs a command that ends in a JSON object.
     *
     * @param arguments with {@code --json} among them
     * @return the object
     * @throws RanvierException with the problems of that process
     * @throws InterruptedException if this thread was interrupted; that process is then ended
     */
    public Mapping run(List<String> arguments) throws InterruptedException {
        try {
            Path out = Files.createTempFile("ranvier", ".out");
            Path err = Files.createTempFile("ranvier", ".err");
            try {
                int exitCode = await(builder(List.of(), arguments)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile()));
                String last = Files.readString(out).lines().reduce("", (_, line) -> line);
                if (!last.startsWith("{")) {
                    throw new RanvierException(Problem.run(
                            String.join(" ", arguments),
                            "the process ended with exit code " + exitCode + " and said nothing but: " + lastLine(err),
                            "run it by itself: ranvier " + String.join(" ", arguments)));
                }
                Mapping json = (Mapping) ConfigParser.parse("result.json", last);
                if (json.get("error").isPresent()) {
                    throw new RanvierException(problems(json));
                }
                return json;
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.run(
                            "bench", "no process could be started: " + e.getMessage(), "check the memory and the disk"),
                    e);
        }
    }

    /**
     * The start of a command, with the streams of a {@link ProcessBuilder}.
     *
     * @param options further ones for Java
     * @param arguments those of the command
     */
    public ProcessBuilder builder(List<String> options, List<String> arguments) {
        ProcessBuilder builder = new ProcessBuilder(command(options, arguments));
        // What it would add to the options is among them already.
        builder.environment().remove("JDK_JAVA_OPTIONS");
        return builder;
    }

    private static int await(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }

    /** Returns the start of a command, word by word. */
    public List<String> command(List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                // What a process leaves is for the one that started it, not for those that it starts itself.
                .filter(option -> !option.startsWith("-Dranvier.footprint="))
                .forEach(command::add);
        command.addAll(options);
        command.addAll(List.of("-m", main.getModule().getName() + "/" + main.getName()));
        command.addAll(arguments);
        return command;
    }

    private static List<Problem> problems(Mapping json) {
        Problems misread = new Problems();
        List<Problem> problems = new ConfigReader(json, misread)
                .children("errors").stream().map(OwnProcess::problem).toList();
        misread.throwIfAny();
        return problems;
    }

    private static Problem problem(ConfigReader error) {
        return Problem.of(
                kind(error.text("code")),
                error.text("plugin"),
                error.text("where"),
                error.text("message"),
                error.text("remedy"));
    }

    /** Failures that are no problem of somebody, such as too little memory, are told as those of a run. */
    private static Problem.Kind kind(String code) {
        return List.of(Problem.Kind.values()).stream()
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(code))
                .findFirst()
                .orElse(Problem.Kind.RUN);
    }

    private static String lastLine(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .reduce("nothing", (_, line) -> line)
                .strip();
    }
}
