package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs reach a real MLflow server, whatever becomes of it in between. */
class MlflowIT {

    private static final Duration START = Duration.ofMinutes(5);

    @TempDir
    static Path home;

    private static int port;
    private static Python python;
    private static ChildProcess server;

    @TempDir
    Path directory;

    @BeforeAll
    static void startServer() throws Exception {
        python = Python.withMlflow();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private static void start() throws Exception {
        server = python.start(
                home,
                Map.of("MLFLOW_SERVER_ENABLE_JOB_EXECUTION", "false", "MLFLOW_DISABLE_TELEMETRY", "true"),
                "-m",
                "mlflow",
                "server",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--workers",
                "1",
                "--backend-store-uri",
                "sqlite:///" + home.resolve("mlflow.db"),
                "--artifacts-destination",
                home.resolve("artifacts").toString());
        Instant end = Instant.now().plus(START);
        while (!healthy()) {
            assertThat(server.isAlive() && Instant.now().isBefore(end))
                    .as("MLflow's server starts")
                    .isTrue();
            Thread.sleep(200);
        }
    }

    private static boolean healthy() throws InterruptedException {
        try {
            return get("/health").equals("OK");
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aRunHasItsSettingsItsMetricsStepByStepItsFilesAndItsEndAResumedOneToo() throws Exception {
        ranvier().run(train("training.epochs=2", "run", "--log", "mlflow")).requireSuccess();
        ranvier().run("train", "--resume", "run", "--set", "training.epochs=3").requireSuccess();

        String id = new RunFolder(directory.resolve("run"))
                .json("mlflow.json")
                .get("run_id")
                .asString();
        JsonNode run = json("/api/2.0/mlflow/runs/get?run_id=" + id).get("run");
        assertThat(run.at("/info/status").asString()).isEqualTo("FINISHED");
        assertThat(run.at("/info/run_name").asString()).isEqualTo("run");
        assertThat(run.at("/data/params").findValuesAsString("key"))
                .contains("training.batch", "network.hidden.neuron.tau_mem", "hidden.neuron.reset", "seed");
        assertSteps(id, 3);
        try (var files = Files.walk(home.resolve("artifacts"))) {
            assertThat(files.map(Path::toString).filter(name -> name.contains(id) && name.endsWith("summary.json")))
                    .hasSize(1);
        }
    }

    @Test
    void whatAServerMissedWhileItWasAwayIsHandedOverLater() throws Exception {
        int nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        Result result = ranvier()
                .with("MLFLOW_TRACKING_URI", "http://127.0.0.1:" + nobody)
                .run(train(
                        "training.epochs=2", "late", "--log", "{type: mlflow, patience: 0.1, experiment: late ones}"))
                .requireSuccess();

        assertThat(result.stderr().replaceAll("\\s+", " "))
                .containsOnlyOnce("cannot be reached")
                .contains("got 0 of 2 epochs", "ranvier export late --format mlflow");

        ranvier().run("export", "late", "--format", "mlflow").requireSuccess();
        ranvier().run("export", "late", "--format", "mlflow").requireSuccess();
        assertSteps(
                new RunFolder(directory.resolve("late"))
                        .json("mlflow.json")
                        .get("run_id")
                        .asString(),
                2);
    }

    @Test
    void aRunThatWasInterruptedIsKilledThere() throws Exception {
        try (ChildProcess training = ranvier().start(train("training.epochs=5000", "stopped", "--log", "mlflow"))) {
            RunFolder run = new RunFolder(directory.resolve("stopped"));
            while (run.epochs() < 2 && training.isAlive()) {
                Thread.sleep(20);
            }
            training.signal("INT");
            training.await(Duration.ofMinutes(1));
        }
        String id = new RunFolder(directory.resolve("stopped"))
                .json("mlflow.json")
                .get("run_id")
                .asString();

        assertThat(json("/api/2.0/mlflow/runs/get?run_id=" + id)
                        .at("/run/info/status")
                        .asString())
                .isEqualTo("KILLED");
        assertSteps(id, (int) new RunFolder(directory.resolve("stopped")).epochs());
    }

    private void assertSteps(String id, int epochs) throws Exception {
        Path folder;
        try (var runs = Files.list(directory)) {
            folder = runs.filter(path -> Files.exists(path.resolve("mlflow.json")))
                    .findFirst()
                    .orElseThrow();
        }
        List<JsonNode> lines = new RunFolder(folder).lines();
        assertThat(lines).hasSize(epochs);
        for (String metric :
                List.of("train_loss", "validation_accuracy", "silent_neurons.hidden", "learning_rates.weights")) {
            List<JsonNode> points = new ArrayList<>();
            json("/api/2.0/mlflow/metrics/get-history?run_id=" + id + "&metric_key=" + metric)
                    .get("metrics")
                    .forEach(points::add);
            assertThat(points).as(metric).hasSize(epochs);
            for (int n = 0; n < epochs; n++) {
                assertThat(points.get(n).path("step").asInt()).isEqualTo(n + 1);
                assertThat(points.get(n).path("value").asDouble())
                        .isEqualTo(
                                lines.get(n).at("/" + metric.replace('.', '/')).asDouble());
            }
        }
    }

    private static String[] train(String epochs, String out, String... more) {
        List<String> all =
                new ArrayList<>(List.of("train", "yin-yang", "--set", "data.limit=100", "--set", epochs, "--out", out));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static JsonNode json(String path) throws Exception {
        return JsonMapper.shared().readTree(get(path));
    }

    private static String get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory).with("MLFLOW_TRACKING_URI", "http://127.0.0.1:" + port);
    }
}
