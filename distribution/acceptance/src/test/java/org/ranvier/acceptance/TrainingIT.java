package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The first thing that a newcomer does, and what is there afterwards. */
class TrainingIT {

    private static final String[] KEYS = {
        "selected_by",
        "test_at_best_validation",
        "test_at_last_epoch",
        "best_test",
        "best_validation",
        "always_most_frequent",
        "epochs",
        "seconds",
        "parameters",
        "spikes_per_neuron",
        "run"
    };

    @TempDir
    static Path directory;

    private static Result trained;

    @BeforeAll
    static void trainTheExampleAsItIs() throws Exception {
        trained = ranvier()
                .within(Duration.ofMinutes(5))
                .run("train", "yin-yang", "--json", "--out", "run")
                .requireSuccess();
    }

    @Test
    void yinYangIsLearned() {
        assertThat(trained.lastJson().get("test_at_best_validation").asDouble()).isBetween(0.94, 1.0);
    }

    @Test
    void theJsonObjectHasTheKeysThatScriptsRelyOn() {
        JsonNode json = trained.lastJson();

        assertThat(json.propertyNames()).containsExactlyInAnyOrder(KEYS);
        assertThat(json.get("best_test").asDouble())
                .isGreaterThanOrEqualTo(json.get("test_at_best_validation").asDouble())
                .isGreaterThanOrEqualTo(json.get("test_at_last_epoch").asDouble());
        assertThat(json.get("epochs").asInt()).isEqualTo(5);
        // 5 × 100 weights and as many delays, and 100 × 3 weights.
        assertThat(json.get("parameters").asInt()).isEqualTo(1_300);
        assertThat(json.get("spikes_per_neuron").asDouble()).isPositive();
        assertThat(json.get("run").asString()).isEqualTo("run");
    }

    @Test
    void stdoutHoldsNothingButTheJsonObject() {
        assertThat(trained.stdout().lines()).hasSize(1);
    }

    @Test
    void peopleAreToldWhichFigureIsWhich() {
        assertThat(trained.stderr().replaceAll("\\s+", " "))
                .contains(
                        "1,300 trained parameters",
                        "5,000 training, 1,000 validation and 1,000 test samples",
                        "Test accuracy at best validation",
                        "at the last epoch",
                        "The run is in run");
    }

    @Test
    void theRunDirectoryHoldsAllThatARunIsMadeOf() throws Exception {
        RunFolder run = new RunFolder(directory.resolve("run"));

        assertThat(run.files())
                .containsExactly(
                        "best.safetensors",
                        "experiment.yaml",
                        "last.safetensors",
                        "metrics.jsonl",
                        "resolved.json",
                        "summary.json");
        ObjectNode summary = (ObjectNode) run.json("summary.json");
        summary.remove(List.of("checksum", "sha256"));
        assertThat(summary).isEqualTo(trained.lastJson());
        assertThat(run.metrics()).extracting(line -> line.get("epoch")).containsExactly(1, 2, 3, 4, 5);
        assertThat(run.metrics().getLast().get("test_accuracy"))
                .isEqualTo(trained.lastJson().get("test_at_last_epoch").asDouble());
    }

    @Test
    void everyPluginIsWrittenDownWithVersionAndHash() throws Exception {
        JsonNode resolved = new RunFolder(directory.resolve("run")).json("resolved.json");

        assertThat(resolved.get("seed").asInt()).isEqualTo(42);
        JsonNode plugins = resolved.get("plugins");
        assertThat(plugins.propertyNames())
                .contains("neurons-lif@0.1.0", "delays-standard@0.1.0", "datasets-yin-yang@0.1.0", "backend-simd@0.1.0")
                .allSatisfy(plugin -> assertThat(plugins.get(plugin).asString()).matches("[0-9a-f]{64}"));
    }

    @Test
    void evaluateFindsTheFigureOfTheRun() throws Exception {
        JsonNode json =
                ranvier().run("evaluate", "run", "--json").requireSuccess().lastJson();

        assertThat(json.get("split").asString()).isEqualTo("test");
        assertThat(json.get("backend").asString()).isEqualTo("simd");
        assertThat(json.get("classes"))
                .extracting(row -> row.get("class").asString())
                .containsExactly("yin", "yang", "dot");
        assertThat(json.get("confusion")).hasSize(3);
        assertThat(json.get("accuracy").asDouble())
                .isCloseTo(trained.lastJson().get("test_at_best_validation").asDouble(), within(0.0));
    }

    @Test
    void evaluateTellsPeopleOnStdout() throws Exception {
        Result result =
                ranvier().run("evaluate", "run", "--split", "validation").requireSuccess();

        assertThat(result.stdout().lines().findFirst().orElseThrow())
                .matches("validation accuracy \\d\\d\\.\\d\\d % of 1,000 samples, .* backend simd");
        assertThat(result.stdout())
                .contains("precision", "balanced accuracy", "predicted, by true class:")
                .containsPattern("  yin +\\d+ +\\d+ +\\d+\\R");
    }

    @Test
    void stdoutStaysEmptyWithoutJson() throws Exception {
        Result result = ranvier()
                .run("train", "yin-yang", "--set", "training.epochs=1", "--set", "data.limit=100", "--out", "silent")
                .requireSuccess();

        assertThat(result.stdout()).isEmpty();
        assertThat(result.stderr()).contains("1/1 ");
    }

    @Test
    void theExperimentOfARunTrainsAgainByItself() throws Exception {
        ranvier()
                .run(
                        "train",
                        "yin-yang",
                        "--set",
                        "training.epochs=1",
                        "--set",
                        "data.limit=200",
                        "--set",
                        "network.hidden.neurons=20",
                        "--seed",
                        "7",
                        "--out",
                        "first")
                .requireSuccess();

        ranvier().run("train", "first/experiment.yaml", "--out", "second").requireSuccess();

        assertThat(new RunFolder(directory.resolve("second")).last())
                .isEqualTo(new RunFolder(directory.resolve("first")).last());
    }

    private static RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
