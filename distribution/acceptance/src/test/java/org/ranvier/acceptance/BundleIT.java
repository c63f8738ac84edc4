package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A bundle has what explains a failure, and nothing that tells of a person. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BundleIT {

    private static final String SECRET = "s3cr3t-Zebra";
    private static final String RECORDED = "-XX:StartFlightRecording:filename=run/flight.jfr -Xlog:jfr+startup=off";

    private Path directory;
    private RanvierProcess ranvier;

    /** A run that diverges, in the home of somebody with a token and data at a place of a telling name. */
    @BeforeAll
    void fail(@TempDir Path made) throws Exception {
        directory = Files.createDirectories(made.resolve("home of zebra-fish/work"));
        Files.createDirectory(directory.resolve("run"));
        Files.writeString(directory.resolve("mine.csv"), """
                sample,channel,time,label
                0,0,1,0
                0,1,2,0
                1,0,3,1
                2,0,4,0
                3,1,2,1
                4,1,3,0
                5,1,3,1
                """);
        Files.writeString(directory.resolve("experiment.yaml"), """
                name: telling
                # password: %s
                data: {dataset: {type: spikes, train: '%s', channels: 2, time_unit: ms}, validation: 0.3}
                time: {steps: 12}
                network:
                  - {neurons: 5, neuron: {type: lif, tau_mem: 6, v_threshold: 0.1}}
                  - {neurons: 2, neuron: {type: leaky, tau_mem: 6}}
                objective: mean-voltage
                training: {epochs: 3, batch: 2, optimizer: {type: adam, lr: 3e38}}
                """.formatted(SECRET, directory.resolve("mine.csv")));
        ranvier = RanvierProcess.assembledIn(directory)
                .with("HOME", directory.getParent().toString())
                .with("MLFLOW_TRACKING_TOKEN", SECRET)
                .with("SOMEBODYS_VARIABLE", "zebra-value")
                .with("USER", "zebrafriend");
        Result result = ranvier.with("JDK_JAVA_OPTIONS", RECORDED.replace("run/", ""))
                .run("train", "experiment.yaml", "--out", "run");
        result.requireExit(5);
        Files.move(directory.resolve("flight.jfr"), directory.resolve("run/flight.jfr"));
        Files.writeString(
                directory.resolve("run/failure.txt"),
                "\nsent to https://zebrafriend:" + SECRET + "@zebra.example.org/x with Bearer " + SECRET
                        + " by zebrafriend@zebra.example.org; api_key=" + SECRET
                        + ", /srv/zebra/file.txt, \"C:\\\\zebra dir\\\\a.txt\"\n",
                StandardCharsets.UTF_8,
                java.nio.file.StandardOpenOption.APPEND);
    }

    @Test
    void hasWhatExplainsAFailureAndNothingThatTellsOfAPerson() throws Exception {
        ranvier.run("doctor", "run", "--bundle", "failed.zip").requireSuccess();

        Map<String, String> bundle = unpacked(directory.resolve("failed.zip"));
        assertThat(bundle)
                .containsKeys(
                        "README.txt",
                        "doctor.txt",
                        "experiment.yaml",
                        "resolved.json",
                        "failure.txt",
                        "flight.events.txt")
                .doesNotContainKeys("last.safetensors", "best.safetensors");
        assertThat(bundle.get("doctor.txt")).contains("the run has failed: ", "Java: ", "backend simd", "disk: ");
        assertThat(bundle.get("failure.txt"))
                .contains("lower the learning rates", "at org.ranvier.training", "a.txt", "file.txt");
        assertThat(bundle.get("flight.events.txt")).contains("org.ranvier.Compile", "org.ranvier.PluginLoad", "lif");
        assertThat(bundle.get("experiment.yaml")).contains("tau_mem: 6").doesNotContain("zebra");
        String user = System.getProperty("user.name");
        String host = InetAddress.getLocalHost().getHostName();
        bundle.forEach((name, text) -> assertThat(text)
                .as(name)
                .doesNotContainIgnoringCase("zebra", SECRET)
                .doesNotContain(
                        directory.toString(), Path.of("").toAbsolutePath().toString())
                .doesNotContainPattern("(?<![A-Za-z0-9/])" + java.util.regex.Pattern.quote(user) + "(?![A-Za-z0-9])")
                .doesNotContainPattern("(?<![A-Za-z0-9])" + java.util.regex.Pattern.quote(host) + "(?![A-Za-z0-9])"));
    }

    @Test
    void weightsAreInItWhereTheyAreAskedForAndNoFileIsReplaced() throws Exception {
        ranvier.run("doctor", "run", "--bundle", "weights.zip", "--with-weights")
                .requireSuccess();
        assertThat(unpacked(directory.resolve("weights.zip"))).containsKey("last.safetensors");

        assertThat(new Refusal(ranvier).of(2, "doctor", "run", "--bundle", "weights.zip"))
                .containsExactly("weights.zip: the file exists; give another name, or remove it.");
    }

    @Test
    void withoutARunItIsAboutTheMachine() throws Exception {
        ranvier.run("doctor", "--bundle", "machine.zip").requireSuccess();
        assertThat(unpacked(directory.resolve("machine.zip")).keySet()).containsExactly("README.txt", "doctor.txt");
    }

    @Test
    void theRecorderTellsOfEpochsCheckpointsPluginsAndCompilations() throws Exception {
        ranvier.with("JDK_JAVA_OPTIONS", RECORDED.replace("run/flight", "recorded"))
                .run("train", "yin-yang", "--set", "training.epochs=2", "--set", "data.limit=60")
                .requireSuccess();

        Result printed = ChildProcess.run(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/jfr")
                                        .toString(),
                                "print",
                                "--categories",
                                "Ranvier",
                                "recorded.jfr"),
                        directory,
                        Map.of(),
                        java.time.Duration.ofMinutes(1))
                .requireSuccess();
        assertThat(printed.stdout().lines().filter(line -> line.startsWith("org.ranvier.Epoch")))
                .hasSize(2);
        assertThat(printed.stdout())
                .contains("org.ranvier.Checkpoint", "file = \"last.safetensors\"", "backend = \"simd\"", "plugin = \"")
                .containsPattern("bytes = [1-9]");
    }

    private static Map<String, String> unpacked(Path file) throws Exception {
        Map<String, String> texts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                texts.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}
