package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a plugin does to the process, it is named, and nothing else suffers. */
class ContainmentIT {

    private static final int PLUGIN = 3;
    private static final String EXIT = "System.exit(0);";
    private static final String HALT = "Runtime.getRuntime().halt(0);";
    private static final String HANG = "while (true) { Thread.onSpinWait(); }";
    private static final String CRASH = "java.lang.foreign.MemorySegment.ofAddress(8).reinterpret(64)"
            + ".set(java.lang.foreign.ValueLayout.JAVA_INT, 0, 1);";
    private static final String TELL = "install another version of the plugin, or tell its author.";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "initialiser, in a static initialiser",
        "constructor, in its constructor",
        "name, in name()",
        "dynamics, in dynamics()",
    })
    void anExitIsNamedAtOnce(String place, String where) throws Exception {
        FaultyPlugin.neuron(directory, place, EXIT);

        Result result = train().requireExit(PLUGIN);

        assertThat(result.stderr().lines().toList().getLast())
                .isEqualTo("ranvier: " + FaultyPlugin.line(place) + ": plugin bad@1.0.0: the neuron bad.The, " + where
                        + ", ended the process (System.exit); " + TELL);
    }

    @Test
    void anExitIsToldToProgramsToo() throws Exception {
        FaultyPlugin.neuron(directory, "constructor", EXIT);

        Result result = ranvier().run(withPlugins("plugin", "list", "--json")).requireExit(PLUGIN);

        assertThat(result.lastJson().at("/error/plugin").asString()).isEqualTo("bad@1.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"initialiser", "constructor", "name"})
    void aHangStopsNobodyElse(String place) throws Exception {
        FaultyPlugin.neuron(directory, place, HANG);

        Result result = ranvier()
                .with("JDK_JAVA_OPTIONS", "-Dranvier.plugin.patience=1")
                .run(withPlugins("doctor"))
                .requireSuccess();

        assertThat(words(result.stdout()))
                .contains(
                        "plugin bad@1.0.0: " + FaultyPlugin.line(place) + ": the neuron bad.The, ",
                        " does not come back within 1 s",
                        "ok backend simd");
    }

    @Test
    void equationsThatAreNeverReadyEndTheRun() throws Exception {
        FaultyPlugin.neuron(directory, "dynamics", HANG);

        Result result = ranvier()
                .with("JDK_JAVA_OPTIONS", "-Dranvier.plugin.patience=1")
                .run(training());

        assertThat(result.requireExit(PLUGIN).stderr())
                .contains(FaultyPlugin.line("dynamics")
                        + ": plugin bad@1.0.0: the neuron bad.The, in dynamics(), does not come back within 1 s");
    }

    @ParameterizedTest
    @CsvSource({"constructor, bad.The was in its constructor", "dynamics, the neuron 'bad' was in dynamics()"})
    void aHaltIsSeenFromOutside(String place, String where) throws Exception {
        FaultyPlugin.neuron(directory, place, HALT);

        assertThat(train("--isolated").requireExit(PLUGIN).stderr())
                .contains(
                        "ranvier: plugin bad@1.0.0: the process was ended at once (exit code 0, as by Runtime.halt) while "
                                + where);
    }

    @Test
    void aCrashIsToldWithItsReport() throws Exception {
        FaultyPlugin.neuron(directory, "dynamics", CRASH);

        Result result = train("--isolated", "--json").requireExit(PLUGIN);

        assertThat(result.stderr())
                .contains("ranvier: plugin bad@1.0.0: native code crashed (signal 6, SIGABRT) in ")
                .contains(" while the neuron 'bad' was in dynamics(); Java's report is in ")
                .contains("hs_err_pid");
        assertThat(result.lastJson().at("/error/plugin").asString()).isEqualTo("bad@1.0.0");
    }

    /** What reads data, encodes or computes has no deadline but in a process of its own. */
    @Test
    void whatNeverComesBackFromItsWorkIsGivenUp() throws Exception {
        FaultyPlugin.write(directory, "org.ranvier.api.data.Encoder", """
                public String name() { return "bad"; }
                public String description() { return "bad"; }
                public Encoding prepare(Settings s, List<Integer> shape, Window window) { return new Encoding() {
                    public int channels() { return 4; }
                    public boolean graded() { return false; }
                    public void encode(Sample sample, Draws draws, SignalSink sink) { HANG } }; }
                """.replace("HANG", HANG));

        Result result = ranvier()
                .with("JDK_JAVA_OPTIONS", "-Dranvier.run.patience=2")
                .run(withPlugins("train", "yin-yang", "--set", "encoder=bad", "--isolated"))
                .requireExit(PLUGIN);

        assertThat(words(result.stderr()))
                .contains(
                        "ranvier: plugin bad@1.0.0: the encoder 'bad', in encode(), does not come back within 2 s, and its"
                                + " process was ended; ")
                .contains("JDK_JAVA_OPTIONS=-Dranvier.run.patience=0 waits for ever");
    }

    @Test
    void anIsolatedExitIsNamedAsAnyOther() throws Exception {
        FaultyPlugin.neuron(directory, "dynamics", EXIT);

        assertThat(train("--isolated").requireExit(PLUGIN).stderr().lines())
                .containsExactly("ranvier: " + FaultyPlugin.line("dynamics")
                        + ": plugin bad@1.0.0: the neuron bad.The, in dynamics(), ended the process (System.exit); "
                        + TELL);
    }

    @Test
    void anIsolatedRunIsTheSameRun() throws Exception {
        train("--isolated", "--out", "isolated", "--set", "network.hidden.neuron=lif")
                .requireSuccess();
        train("--out", "plain", "--set", "network.hidden.neuron=lif").requireSuccess();

        assertThat(new RunFolder(directory.resolve("isolated")).last())
                .isEqualTo(new RunFolder(directory.resolve("plain")).last());
        ranvier().run(withPlugins("evaluate", "isolated", "--isolated")).requireSuccess();
        assertThat(ranvier()
                        .run("evaluate", "nothing", "--isolated")
                        .requireExit(2)
                        .stderr())
                .isEqualTo("ranvier: nothing: this is not a run directory; give a folder made by 'ranvier train'.\n");
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void anInterruptedIsolatedRunCanBeResumed(String signal, int exitCode) throws Exception {
        try (ChildProcess process = ranvier().start("train", "yin-yang", "--isolated", "--out", "run")) {
            RunFolder run = new RunFolder(directory.resolve("run"));
            while (run.epochs() == 0 && process.isAlive()) {
                Thread.sleep(50);
            }
            process.signal(signal);
            Result result = process.await(Duration.ofMinutes(1));
            assertThat(result.requireExit(exitCode).stderr())
                    .contains("ranvier: interrupted after epoch ", "; go on with: ranvier train --resume run");
        }
        assertThat(directory.resolve("run/last.safetensors")).isRegularFile();
    }

    @Test
    void aHookThatHangsDoesNotKeepTheProcess() throws Exception {
        FaultyPlugin.neuron(
                directory, "constructor", "Runtime.getRuntime().addShutdownHook(new Thread(() -> { " + HANG + " }));");

        assertThat(ranvier().run(withPlugins("plugin", "list")).requireSuccess().stderr())
                .contains(FaultyPlugin.line("constructor")
                        + ": plugin bad@1.0.0: the neuron bad.The, in a lambda, kept the process from ending");
    }

    @Test
    void aKilledRunSaysHowToGoOn() throws Exception {
        try (ChildProcess process = ranvier().start("train", "yin-yang", "--isolated", "--out", "run")) {
            RunFolder run = new RunFolder(directory.resolve("run"));
            while (run.epochs() < 2 && process.isAlive()) {
                Thread.sleep(50);
            }
            process.killChildren();
            assertThat(process.await(Duration.ofMinutes(1)).requireExit(5).stderr())
                    .contains(
                            "ranvier: the process was killed from outside (signal 9, SIGKILL, as when memory runs out) ")
                    .contains("; go on with: ranvier train --resume run.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EXIT, ended the process (System.exit)",
        "HALT, 'the process was ended at once (exit code 0, as by Runtime.halt)'",
        "CRASH, native code crashed",
        "HANG, does not come back within 2 s",
    })
    void whatEndsTheProcessIsNotInstalled(String how, String said) throws Exception {
        String statement = switch (how) {
            case "EXIT" -> EXIT;
            case "HALT" -> HALT;
            case "CRASH" -> CRASH;
            default -> HANG;
        };
        Path jar = FaultyPlugin.neuron(directory, "constructor", statement);
        Path target = directory.resolve("installed");

        Result result = ranvier()
                .with("JDK_JAVA_OPTIONS", "-Dranvier.plugin.patience=2")
                .run("plugin", "install", jar.toString(), "--unsigned", "bad", "--plugins", target.toString());

        assertThat(result.requireExit(PLUGIN).stderr()).contains("plugin bad@1.0.0: ", said);
        assertThat(entries(target)).isEmpty();
    }

    /** What is in a folder; nothing where there is none. */
    private static List<Path> entries(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    private Result train(String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(training()));
        arguments.addAll(List.of(more));
        return ranvier().run(arguments.toArray(String[]::new));
    }

    private String[] training() {
        return withPlugins(
                "train",
                "yin-yang",
                "--set",
                "training.epochs=1",
                "--set",
                "data.limit=60",
                "--set",
                "network.hidden.neuron=bad");
    }

    private String[] withPlugins(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--plugins", Installation.assembled().plugins().toString()));
        Path own = directory.resolve("plugins");
        if (Files.isDirectory(own)) {
            all.addAll(List.of("--plugins", own.toString()));
        }
        return all.toArray(String[]::new);
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory).within(Duration.ofSeconds(90));
    }
}
