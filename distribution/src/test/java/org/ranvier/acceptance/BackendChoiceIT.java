package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
        Installation lean = Installation.assembled().copyTo(directory.resolve("lean"));
        try (Stream<Path> plugins = Files.list(lean.plugins())) {
            for (Path plugin : plugins.filter(p -> p.getFileName().toString().startsWith("backend-simd"))
                    .toList()) {
                Files.delete(plugin);
            }
        }

        Result result = RanvierProcess.of(lean).in(directory).run(command()).requireSuccess();

        assertThat(result.stderr().replaceAll("\\s+", " "))
                .contains("advice: this runs on backend reference, as backend 'simd' is not installed.");
        assertRecorded("reference");
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
