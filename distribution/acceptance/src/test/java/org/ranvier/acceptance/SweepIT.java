package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many settings of an experiment in one folder, trained several at once, whatever is killed meanwhile. */
class SweepIT {

    private static final int USAGE = 2;
    private static final int PLUGIN = 3;

    @TempDir
    static Path directory;

    /** Half of the settings diverge in their first step. */
    private static final String GRID = """
            experiment: yin-yang
            set: {data.limit: 60, training.epochs: 3}
            grid:
              training.optimizer.lr: [0.01, 1e38]
              network.hidden.neurons: [10, 20]
            seeds: 1..2
            """;

    @Test
    void aSweepThatIsKilledGoesOnWithTheBitsThatItHasAtOneTrialAtATime() throws Exception {
        Files.writeString(directory.resolve("grid ü.yaml"), GRID);
        Files.writeString(
                directory.resolve("half.yaml"), GRID.replace(", 1e38", "").replace("[10, 20]", "[20]"));
        try (ChildProcess sweep = ranvier().start("sweep", "grid ü.yaml", "--out", "runs/ü killed", "--jobs", "2")) {
            Path first = directory.resolve("runs/ü killed/1-seed-1/last.safetensors");
            while (sweep.isAlive() && !Files.exists(first)) {
                Thread.sleep(5);
            }
            sweep.signal("KILL");
            sweep.await(Duration.ofMinutes(3));
        }
        JsonNode resumed = patiently("sweep", "--resume", "runs/ü killed", "--jobs", "2", "--json");
        JsonNode alone =
                patiently("sweep", "half.yaml", "--out", "runs/alone", "--jobs", "1", "--threads", "2", "--json");

        assertThat(resumed.get("failed").asInt()).isEqualTo(4);
        assertThat(resumed.get("finished").asInt()).isEqualTo(4);
        assertThat(alone.get("finished").asInt()).isEqualTo(2);
        for (String seed : List.of("seed-1", "seed-2")) {
            assertThat(checkpoint("runs/ü killed/2-" + seed)).as(seed).isEqualTo(checkpoint("runs/alone/1-" + seed));
        }
        tableTellsAll(directory.resolve("runs/ü killed/results.csv"));
        reportIsDrawn("runs/ü killed");
        nothingIsLeftToRun();
    }

    private static void tableTellsAll(Path csv) throws Exception {
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(9);
        assertThat(lines.getFirst())
                .startsWith(
                        "run,training.optimizer.lr,network.hidden.neurons,seed,state,reason,test_at_best_validation");
        Map<String, String> rows = new HashMap<>();
        lines.forEach(line -> rows.put(line.split(",")[0], line));
        assertThat(rows.get("2-seed-1")).startsWith("2-seed-1,0.01,20,1,finished,,0.");
        assertThat(rows.get("4-seed-2")).contains(",failed,").contains("epoch 1");
        List<JsonNode> objects = new ArrayList<>();
        for (String line : Files.readAllLines(csv.resolveSibling("results.jsonl"))) {
            objects.add(JsonMapper.shared().readTree(line));
        }
        assertThat(objects).hasSize(8);
        assertThat(objects.get(3).get("test_at_best_validation").asDouble())
                .isEqualTo(Double.parseDouble(rows.get("2-seed-2").split(",")[6]));
    }

    private static void reportIsDrawn(String folder) throws Exception {
        ranvier().run("report", folder).requireSuccess();
        assertThat(ranvier()
                        .run("runs", folder, "--json")
                        .requireSuccess()
                        .lastJson()
                        .get("others"))
                .isEmpty();
        Path page = directory.resolve(folder).resolve("report.html");
        assertThat(Files.readString(page))
                .contains("2 keys, 4 settings", "Of 8 trials 4 finished", "Best settings", "<svg", "4-seed-2");
        Chromium chromium = Chromium.require(directory);
        assertThat(chromium.dom(page)).contains("Parallel coordinates of 2 settings");
    }

    private static void nothingIsLeftToRun() throws Exception {
        Path summary = directory.resolve("runs/alone/1-seed-1/summary.json");
        String before = Files.readString(summary);
        ranvier().run("sweep", "--resume", "runs/alone").requireSuccess();
        assertThat(Files.readString(summary)).isEqualTo(before);
    }

    @Test
    void aProcessThatIsKilledCostsItsTrialARetryAndCtrlCSavesAll() throws Exception {
        String[] command = {
            "sweep",
            "yin-yang",
            "--grid",
            "network.hidden.neurons=10",
            "--set",
            "data.limit=60",
            "--set",
            "training.epochs=5000",
            "--out",
            "runs/lost"
        };
        RunFolder trial = new RunFolder(directory.resolve("runs/lost/1"));
        try (ChildProcess sweep = ranvier().start(command)) {
            while (sweep.isAlive() && trial.epochs() < 1) {
                Thread.sleep(5);
            }
            sweep.killChildren();
            long epochs = trial.epochs();
            while (sweep.isAlive() && trial.epochs() <= epochs + 1) {
                Thread.sleep(5);
            }
            sweep.signal("INT");
            Result result = sweep.await(Duration.ofMinutes(3)).requireExit(130);
            assertThat(result.stderr())
                    .contains("trial 1 was lost and will be started again", "signal 9, SIGKILL")
                    .contains("interrupted after 0 of 1 trials; go on with: ranvier sweep --resume runs/lost.");
        }
        assertThat(trial.epochs()).isPositive();
        assertThat(directory.resolve("runs/lost/1/last.safetensors")).exists();
    }

    @Test
    void theWorseHalfIsStoppedByValidationAndTheBestRunsAsItDoesAlone() throws Exception {
        Files.writeString(directory.resolve("halving.yaml"), """
                experiment: yin-yang
                set: {data.limit: 60, training.epochs: 4}
                random:
                  trials: 2
                  values:
                    training.optimizer.lr: {log-uniform: [1e-5, 0.05]}
                halving: {first: 1}
                """);
        JsonNode json = ranvier()
                .run("sweep", "halving.yaml", "--out", "runs/halving", "--json")
                .requireSuccess()
                .lastJson();
        assertThat(json.get("finished").asInt()).isEqualTo(1);
        assertThat(json.get("stopped").asInt()).isEqualTo(1);
        JsonNode best = json.get("settings").get(0);
        String number = best.get("setting").asString();
        ranvier()
                .run(
                        "train",
                        "yin-yang",
                        "--set=data.limit=60",
                        "--set=training.epochs=4",
                        "--set=training.optimizer.lr="
                                + best.get("values")
                                        .get("training.optimizer.lr")
                                        .asString(),
                        "--out=runs/best")
                .requireSuccess();
        assertThat(checkpoint("runs/halving/" + number)).isEqualTo(checkpoint("runs/best"));
    }

    @Test
    void whatIsWrongIsToldOfTheSweepBeforeAnythingRuns() throws Exception {
        Refusal refusal = Refusal.in(directory);
        Files.writeString(
                directory.resolve("wrong.yaml"),
                "experiment: yin-yang\ngrid:\n  training.optimizer.lr: [0.01, -1]\nengine: {type: local, jbs: 2}\n");
        assertThat(refusal.of(USAGE, "sweep", "wrong.yaml", "--out", "runs/none"))
                .containsExactly("wrong.yaml:4:23: 'local' has no setting 'jbs'; did you mean 'jobs'?");
        assertThat(refusal.of(USAGE, "sweep", "wrong.yaml", "--engine", "local", "--out", "runs/none"))
                .containsExactly("wrong.yaml:3:3 (training.optimizer.lr=-1): 'lr' is -1; give a number ≥ 0.");
        assertThat(refusal.of(USAGE, "sweep", "yin-yang"))
                .singleElement()
                .asString()
                .contains("this is an experiment, not a sweep");
        assertThat(refusal.of(PLUGIN, "sweep", "yin-yang", "--grid", "training.batch=20", "--engine", "slum"))
                .singleElement()
                .asString()
                .contains("there is no engine 'slum'");
    }

    /** Several processes after each other take their time on a machine that has other things to do. */
    private static JsonNode patiently(String... command) throws Exception {
        try (ChildProcess sweep = ranvier().start(command)) {
            return sweep.await(Duration.ofMinutes(10)).requireSuccess().lastJson();
        }
    }

    private static byte[] checkpoint(String run) throws Exception {
        return Files.readAllBytes(directory.resolve(run).resolve("last.safetensors"));
    }

    private static RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
