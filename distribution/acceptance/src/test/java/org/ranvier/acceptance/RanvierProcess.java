package org.ranvier.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The program as a child process, started by its launcher on the JDK that runs the tests.
 *
 * <pre>{@code
 * Result result = RanvierProcess.of(installation).in(directory).run("train", "yin-yang", "--json").requireSuccess();
 * double accuracy = result.lastJson().get("best_test").asDouble();
 * }</pre>
 *
 * @param installation what is run
 * @param directory the working directory
 * @param environment variables to set; an empty value removes one
 * @param timeout after which the process is killed and the test fails
 */
record RanvierProcess(Installation installation, Path directory, Map<String, String> environment, Duration timeout) {

    static final Duration TIMEOUT = Duration.ofMinutes(Promise.times(2, 20));

    /** The given installation, in its own directory. */
    static RanvierProcess of(Installation installation) {
        return new RanvierProcess(installation, installation.home(), Map.of(), TIMEOUT);
    }

    /** The assembled program, in the given directory. */
    static RanvierProcess assembledIn(Path directory) {
        return of(Installation.assembled()).in(directory);
    }

    RanvierProcess in(Path workingDirectory) {
        return new RanvierProcess(installation, workingDirectory, environment, timeout);
    }

    RanvierProcess with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new RanvierProcess(installation, directory, more, timeout);
    }

    RanvierProcess within(Duration limit) {
        return new RanvierProcess(installation, directory, environment, limit);
    }

    /** Runs the program to its end. */
    Result run(String... arguments) throws IOException, InterruptedException {
        return launch(installation.launcher(), arguments);
    }

    /** Runs it by another path of its launcher, such as a symbolic link. */
    Result launch(Path launcher, String... arguments) throws IOException, InterruptedException {
        return ChildProcess.run(command(launcher, arguments), directory, variables(), timeout);
    }

    /** Starts it, to be interrupted. */
    ChildProcess start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT,HUP"));
        // A build in the background or under nohup ignores these signals, and its children would too.
        command.addAll(command(installation.launcher(), arguments));
        return ChildProcess.start(command, directory, variables());
    }

    private static List<String> command(Path launcher, String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private Map<String, String> variables() {
        // What the machine is configured for must not change the outcome.
        Map<String, String> variables = new HashMap<>(Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "JDK_JAVA_OPTIONS",
                "",
                "JAVA_TOOL_OPTIONS",
                "",
                "RANVIER_DATA",
                "",
                "RANVIER_PLUGINS",
                ""));
        variables.putAll(environment);
        return variables;
    }
}
