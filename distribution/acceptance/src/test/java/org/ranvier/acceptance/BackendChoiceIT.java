package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments that name no backend: fast where that is possible, and what ran is written down. */
class BackendChoiceIT {

    private static final int PLUGIN = 3;

    @TempDir
    Path directory;

    @BeforeEach
    void write() throws IOException {
        String example = Files.readString(Installation.assembled().examples().resolve("yin-yang.yaml"));
        Files.writeString(directory.resolve("unnamed.yaml"), example.replaceAll("(?m)^backend: .*$", ""));
    }

    @Test
    void theFastOneIsTaken() throws Exception {
        Result result = RanvierProcess.assembledIn(directory).run(command()).requireSuccess();

        assertThat(result.stderr()).contains("on backend simd").doesNotContain("advice: this runs on");
        assertRecorded("simd");
    }

    @Test
    void withoutItsPluginTheReferenceRunsAndSaysWhy() throws Exception {
        Installation lean = withoutSimd();

        Result result = RanvierProcess.of(lean).in(directory).run(command()).requireSuccess();

        assertThat(result.stderr().replaceAll("\\s+", " "))
                .contains("advice: this runs on backend reference, as backend 'simd' is not installed.");
        assertRecorded("reference");
    }

    @Test
    void oneThatCannotDoWhatTheTrainingNeedsIsPassedOver() throws Exception {
        Installation changed = withoutSimd();
        ThirdPartyPlugin.compile(
                changed.apiJar(),
                Path.of("src/test/resources/stationary-backend").toAbsolutePath(),
                changed.plugins().resolve("backend-stationary-1.0.0.jar"));
        RanvierProcess ranvier = RanvierProcess.of(changed).in(directory);

        assertPassedOver(
                ranvier,
                "training.regularizers=[{type: l1, strength: 0.01, on: spikes}]",
                "it has no gradients of spike counts, which penalties on spikes need");
        assertPassedOver(
                ranvier,
                "network.hidden.structure={type: set}",
                "it cannot change the synapses of 'hidden' between steps (network.hidden)");
    }

    private void assertPassedOver(RanvierProcess ranvier, String setting, String why) throws Exception {
        List<String> command = new ArrayList<>(List.of(command()));
        command.set(command.size() - 1, setting.replaceAll("\\W.*", ""));
        command.addAll(
                List.of("--set", "network.hidden.connectivity={type: fixed-sparse, sparsity: 0.5}", "--set", setting));

        Result result = ranvier.run(command.toArray(String[]::new)).requireSuccess();

        assertThat(result.stderr().replaceAll("\\s+", " "))
                .contains("advice: this runs on backend reference, as backend 'simd' cannot carry this: " + why);
    }

    private Installation withoutSimd() throws IOException {
        Installation lean = Installation.assembled().copyTo(directory.resolve("lean"));
        try (Stream<Path> plugins = Files.list(lean.plugins())) {
            for (Path plugin : plugins.filter(p -> p.getFileName().toString().startsWith("backend-simd"))
                    .toList()) {
                Files.delete(plugin);
            }
        }
        return lean;
    }

    @Test
    void withoutVectorsTheReferenceRunsAndSaysWhy() throws Exception {
        Result result = withoutVectors(command()).requireSuccess();

        assertThat(result.stderr().replaceAll("\\s+", " "))
                .contains("advice: this runs on backend reference, as backend 'simd'"
                        + " cannot run here: this JVM runs without the module jdk.incubator.vector.");
        assertRecorded("reference");
    }

    @Test
    void oneThatIsNamedIsTakenOrNone() throws Exception {
        String[] command = Stream.concat(Stream.of(command()), Stream.of("--backend", "simd"))
                .toArray(String[]::new);

        assertThat(withoutVectors(command).requireExit(PLUGIN).stderr())
                .contains("backend 'simd' cannot run here: this JVM runs without the module jdk.incubator.vector;");
        assertThat(directory.resolve("run")).doesNotExist();
    }

    private void assertRecorded(String backend) throws IOException {
        RunFolder run = new RunFolder(directory.resolve("run"));
        assertThat(Files.readAllLines(run.path().resolve("experiment.yaml"))).contains("backend: " + backend);
        assertThat(run.json("resolved.json").get("backend").asString()).startsWith(backend + "@");
    }

    private static String[] command() {
        return new String[] {
            "train", "unnamed.yaml", "--set", "data.limit=100", "--set", "training.epochs=1", "--out", "run"
        };
    }

    private Result withoutVectors(String... arguments) throws Exception {
        Path home = Installation.assembled().home();
        List<String> java = List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Dranvier.home=" + home,
                "-p",
                home.resolve("lib").toString(),
                "-m",
                "org.ranvier.cli/org.ranvier.cli.Main");
        List<String> command =
                Stream.concat(java.stream(), Stream.of(arguments)).toList();
        return ChildProcess.run(command, directory, Map.of("JDK_JAVA_OPTIONS", ""), Duration.ofMinutes(2));
    }
}
