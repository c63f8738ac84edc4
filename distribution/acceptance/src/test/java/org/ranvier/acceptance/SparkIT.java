package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A sweep on two executors of a real Spark, of which one is killed, and then the sweep itself. */
class SparkIT {

    private static final int TRIALS = 24;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /** Machines that have other things to do are slow to answer, which Spark would take for lost. */
    private static final String ENGINE =
            "{type: spark, master: 'local-cluster[2,1,1024]', conf: 'spark.network.timeout=900s'}";

    @TempDir
    static Path directory;

    private final Path sweep = directory.resolve("runs/spärk 24");

    @BeforeAll
    static void install() throws Exception {
        Path archive = SparkArchive.require();
        Files.createDirectories(directory.resolve("own"));
        Result result = ranvier()
                .run("plugin", "install", archive.toString(), "--unsigned", "engine-spark")
                .requireSuccess();
        assertThat(result.stdout()).startsWith("engine-spark@").contains("Engine: spark");
    }

    @Test
    void nothingIsLostThatAnExecutorOrTheSweepTookWithIt() throws Exception {
        Map<Path, FileTime> finished = killedTwice();

        JsonNode json = ended("sweep", "--resume", sweep.toString(), "--json");
        assertThat(json.get("finished").asInt()).isEqualTo(TRIALS);
        for (Map.Entry<Path, FileTime> summary : finished.entrySet()) {
            assertThat(Files.getLastModifiedTime(summary.getKey()))
                    .as("%s was finished before", summary.getKey())
                    .isEqualTo(summary.getValue());
        }
        ranvier()
                .within(PATIENCE)
                .run(
                        "train",
                        "yin-yang",
                        "--set=data.limit=60",
                        "--set=training.epochs=2",
                        "--seeds=1.." + TRIALS,
                        "--out=runs/here")
                .requireSuccess();
        for (String trial : trials()) {
            assertThat(new RunFolder(sweep.resolve(trial)).last())
                    .as(trial)
                    .isEqualTo(new RunFolder(directory.resolve("runs/here").resolve(trial)).last());
        }
    }

    static List<Document.Block> settings() throws IOException {
        return Document.blocks("yaml", "spark");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void settingsInADocumentAreTaken(Document.Block block) throws Exception {
        Path file = Files.writeString(
                directory.resolve("shown.yaml"), "experiment: yin-yang\nseeds: [1, 2]\n" + block.text());
        ranvier().run("sweep", file.toString(), "--dry-run").requireSuccess();
    }

    /** Kills an executor when some trials have finished, and the sweep when more have; returns what had finished. */
    private Map<Path, FileTime> killedTwice() throws Exception {
        try (ChildProcess running = ranvier()
                .start(
                        "sweep",
                        "yin-yang",
                        "--set=data.limit=60",
                        "--set=training.epochs=2",
                        "--seeds=1.." + TRIALS,
                        "--out=" + sweep,
                        "--engine=" + ENGINE)) {
            await(running, () -> summaries().size() >= 3);
            pagesNameTrials();
            ProcessHandle executor = executors(running).getFirst();
            assertThat(executor.destroyForcibly()).isTrue();
            executor.onExit().join();
            int before = summaries().size();
            await(running, () -> summaries().size() >= before + 5);
            assertThat(Files.readString(sweep.resolve(".engine/spark/driver.log")))
                    .contains("Lost executor");
            List<ProcessHandle> started = running.descendants().toList();
            running.signal("KILL");
            running.await(PATIENCE);
            for (ProcessHandle process : started) {
                process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
        Map<Path, FileTime> finished = new HashMap<>();
        for (Path summary : summaries()) {
            finished.put(summary, Files.getLastModifiedTime(summary));
        }
        assertThat(finished.size()).isBetween(8, TRIALS - 1);
        return finished;
    }

    private void pagesNameTrials() throws Exception {
        Matcher port = Pattern.compile("service 'SparkUI' on port (\\d+)")
                .matcher(Files.readString(sweep.resolve(".engine/spark/driver.log")));
        assertThat(port.find()).isTrue();
        String page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.group(1) + "/jobs/"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        assertThat(page).contains("seed-1: ", "seed=1");
    }

    private static List<ProcessHandle> executors(ChildProcess running) {
        return running.descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"))
                .toList();
    }

    private List<Path> summaries() {
        return trials().stream()
                .map(trial -> sweep.resolve(trial).resolve("summary.json"))
                .filter(Files::exists)
                .toList();
    }

    private static List<String> trials() {
        return IntStream.rangeClosed(1, TRIALS).mapToObj(seed -> "seed-" + seed).toList();
    }

    private static void await(ChildProcess running, BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && running.isAlive() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(condition.getAsBoolean()).as("the sweep came so far").isTrue();
    }

    private static JsonNode ended(String... command) throws IOException, InterruptedException {
        return ranvier().within(PATIENCE).run(command).requireSuccess().lastJson();
    }

    private static RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory)
                // Processes that live for a second, most of all: what Java would compile better, it would never use.
                .with("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")
                .with(
                        "RANVIER_PLUGINS",
                        directory.resolve("own")
                                + File.pathSeparator
                                + Installation.assembled().plugins());
    }
}
