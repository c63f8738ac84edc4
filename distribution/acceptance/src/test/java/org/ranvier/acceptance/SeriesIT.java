package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Several seeds and folds in one folder: each an ordinary run, and all of them summed up and compared. */
class SeriesIT {

    private static final int USAGE = 2;
    private static final int FAILED = 5;
    private static final int INTERRUPTED = 130;

    @TempDir
    static Path directory;

    private static JsonNode three;

    @BeforeAll
    static void trainThreeSeeds() throws Exception {
        three = ranvier()
                .run(train("runs/three", "--seeds", "1..3", "--json"))
                .requireSuccess()
                .lastJson();
    }

    @Test
    void everySeedHasTheBytesThatItHasAlone() throws Exception {
        ranvier().run(train("runs/two", "--seed", "2")).requireSuccess();
        assertThat(checkpoint("runs/three/seed-2")).isEqualTo(checkpoint("runs/two"));
        assertThat(checkpoint("runs/three/seed-1")).isNotEqualTo(checkpoint("runs/three/seed-2"));
    }

    @Test
    void theMeanAndTheStandardDeviationAreThoseOfTheRuns() throws Exception {
        List<Double> each = new ArrayList<>();
        for (int seed = 1; seed <= 3; seed++) {
            each.add(json("runs/three/seed-" + seed + "/summary.json")
                    .get("test_at_best_validation")
                    .asDouble());
        }
        double mean = each.stream().mapToDouble(x -> x).average().orElseThrow();
        double sd = Math.sqrt(
                each.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum() / 2);
        assertThat(three.get("figure").asString()).isEqualTo("test_at_best_validation");
        assertThat(three.get("finished").asInt()).isEqualTo(3);
        JsonNode figure = three.get("test_at_best_validation");
        assertThat(figure.get("mean").asDouble()).isCloseTo(mean, within(1e-12));
        assertThat(figure.get("sd").asDouble()).isCloseTo(sd, within(1e-12));
    }

    @Test
    void aRunOfAFolderIsARunLikeAnyOther() throws Exception {
        JsonNode evaluated = ranvier()
                .run("evaluate", "runs/three/seed-2", "--json")
                .requireSuccess()
                .lastJson();
        assertThat(evaluated.get("accuracy").asDouble())
                .isEqualTo(
                        three.get("runs").get(1).get("test_at_best_validation").asDouble());
        Result listed = ranvier().run("runs", "runs/three", "--json").requireSuccess();
        JsonNode run = listed.lastJson().get("runs").get(0);
        assertThat(run.get("seed").asInt()).isBetween(1, 3);
        assertThat(StreamSupport.stream(run.get("changes").spliterator(), false).map(JsonNode::asString))
                .contains(
                        "data.limit=100",
                        "training.epochs=2",
                        "seed=" + run.get("seed").asInt());
        assertThat(listed.lastJson().get("others").isEmpty()).isTrue();
        assertThat(ranvier().run("runs").requireSuccess().stdout()).containsPattern("three +3/3 +.* ± .*%");
    }

    @Test
    void whatWasInterruptedGoesOnWithTheSameBits() throws Exception {
        String[] long3 = {"--seeds", "1..3", "--set", "training.epochs=60"};
        try (ChildProcess process = ranvier().start(train("runs/interrupted", long3))) {
            RunFolder second = new RunFolder(directory.resolve("runs/interrupted/seed-2"));
            while (process.isAlive() && second.epochs() < 1) {
                Thread.sleep(5);
            }
            process.signal("INT");
            Result result = process.await(Duration.ofMinutes(2)).requireExit(INTERRUPTED);
            assertThat(result.stderr())
                    .contains("interrupted after 1 of 3 runs; go on with: ranvier train --resume runs/interrupted.");
        }
        assertThat(directory.resolve("runs/interrupted/seed-3")).doesNotExist();
        JsonNode resumed = ranvier()
                .run("train", "--resume", "runs/interrupted", "--json")
                .requireSuccess()
                .lastJson();
        assertThat(resumed.get("finished").asInt()).isEqualTo(3);
        ranvier()
                .run(train("runs/alone", "--seed", "2", "--set", "training.epochs=60"))
                .requireSuccess();
        assertThat(checkpoint("runs/interrupted/seed-2")).isEqualTo(checkpoint("runs/alone"));
    }

    @Test
    void foldsDivideTheDataAndEachIsTestedOnOnce() throws Exception {
        JsonNode folds = ranvier()
                .run(train("runs/folds", "--folds", "3", "--set", "data.fold.over=all", "--json"))
                .requireSuccess()
                .lastJson();
        assertThat(folds.get("finished").asInt()).isEqualTo(3);
        int tested = 0;
        for (int fold = 1; fold <= 3; fold++) {
            JsonNode splits = json("runs/folds/fold-" + fold + "/resolved.json").get("splits");
            tested += splits.get("test").get("samples").asInt();
            int all = Stream.of("train", "validation", "test")
                    .mapToInt(name -> splits.get(name).get("samples").asInt())
                    .sum();
            assertThat(all).isEqualTo(100);
        }
        assertThat(tested).isEqualTo(100);
    }

    @Test
    void anOfficialTestSplitIsLeftAloneOrRefusedUnlessAskedFor() throws Exception {
        assertThat(Refusal.in(directory).of(USAGE, train("runs/none", "--folds", "3")))
                .singleElement()
                .asString()
                .contains("has a test split of its own", "data.fold.over=train", "data.fold.over=all");
        assertThat(directory.resolve("runs/none")).doesNotExist();
        ranvier()
                .run(train("runs/apart", "--folds", "2", "--set", "data.fold.over=train"))
                .requireSuccess();
        JsonNode official = ranvier()
                .run("evaluate", "runs/apart/fold-1", "--split", "official_test", "--json")
                .requireSuccess()
                .lastJson();
        assertThat(official.get("samples").asInt()).isEqualTo(100);
    }

    @Test
    void runsThatFailAreListedAndDoNotStopTheOthers() throws Exception {
        Result result = ranvier()
                .run(train("runs/failing", "--seeds", "1,2", "--set", "training.optimizer.lr=1e38", "--json"))
                .requireExit(FAILED);
        JsonNode runs = result.lastJson().get("runs");
        assertThat(runs.size()).isEqualTo(2);
        runs.forEach(run -> {
            assertThat(run.get("state").asString()).isEqualTo("failed");
            assertThat(run.get("reason").asString()).contains("epoch 1");
        });
        assertThat(result.stderr()).contains("seed-1", "seed-2", "failed");
    }

    @Test
    void twoFoldersAreComparedSeedBySeed() throws Exception {
        ranvier()
                .run(train("runs/wider", "--seeds", "1..4", "--set", "network.hidden.neurons=40"))
                .requireSuccess();
        Result shown =
                ranvier().run("runs", "compare", "runs/three", "runs/wider").requireSuccess();
        JsonNode json = ranvier()
                .run("runs", "compare", "runs/three", "runs/wider", "--json")
                .requireSuccess()
                .lastJson();
        assertThat(json.get("pairs").size()).isEqualTo(3);
        assertThat(json.get("alone").get(0).asString()).isEqualTo("seed-4");
        JsonNode pair = json.get("pairs").get(2);
        assertThat(pair.get("difference").asDouble())
                .isEqualTo(pair.get("second").asDouble() - pair.get("first").asDouble());
        assertThat(json.get("paired_t_p").asDouble()).isBetween(0.0, 1.0);
        assertThat(shown.stdout())
                .contains("mean ± sd", "paired t test p = ", "two-sided, 3 pairs", "Left out", "seed-4");

        JsonNode difference = ranvier()
                .run("runs", "diff", "runs/three/seed-1", "runs/wider/seed-2", "--json")
                .requireSuccess()
                .lastJson();
        assertThat(StreamSupport.stream(difference.get("settings").spliterator(), false)
                        .map(line -> line.get("name").asString() + " "
                                + line.get("first").asString() + " "
                                + line.get("second").asString()))
                .containsExactlyInAnyOrder("seed 1 2", "network.hidden.neurons 100 40");
        assertThat(difference.get("plugins").isEmpty()).isTrue();
        assertThat(difference.get("figures").get("epochs").get("first").asInt()).isEqualTo(2);
    }

    @Test
    void whatIsNotMeantIsRefusedWithARemedy() throws Exception {
        Refusal refusal = Refusal.in(directory);
        assertThat(refusal.of(USAGE, train("runs/none", "--seeds", "1..")))
                .containsExactly("--seeds: '1..' is no list of seeds; write it like 1..5 or 1,3,7 or 1..5,9.");
        assertThat(refusal.of(USAGE, train("runs/none", "--seeds", "1..2", "--seed", "3")))
                .containsExactly("--seed: --seeds says which seeds there are; leave out one of them.");
        assertThat(refusal.of(USAGE, train("runs/none", "--folds", "1")))
                .containsExactly("--folds: one fold leaves nothing to learn from; give 2 or more.");
        assertThat(refusal.of(USAGE, "train", "--resume", "runs/three", "--set", "training.epochs=5"))
                .containsExactly(
                        "runs/three: several runs go on as they began; leave out --set, --seed, --backend and --log,"
                                + " or go on with one run of them.");
        assertThat(refusal.of(USAGE, "runs", "compare", "runs/three", "runs/three/seed-1"))
                .containsExactly("runs/three/seed-1: this is not a folder of several runs; give one made by"
                        + " 'ranvier train … --seeds' or '--folds'.");
        assertThat(refusal.of(USAGE, "runs", "diff", "runs/three", "runs/three/seed-1"))
                .singleElement()
                .asString()
                .startsWith("runs/three: this is a folder of several runs;");
        assertThat(refusal.of(USAGE, "train", "yin-yang", "--set", "data.fold={of: 3}"))
                .singleElement()
                .asString()
                .contains("which of the folds is tested on is missing");
    }

    private static byte[] checkpoint(String run) throws Exception {
        return Files.readAllBytes(directory.resolve(run).resolve("last.safetensors"));
    }

    private static JsonNode json(String file) throws Exception {
        return JsonMapper.shared().readTree(Files.readString(directory.resolve(file)));
    }

    private static String[] train(String out, String... more) {
        List<String> command = new ArrayList<>(
                List.of("train", "yin-yang", "--set", "data.limit=100", "--set", "training.epochs=2", "--out", out));
        command.addAll(List.of(more));
        return command.toArray(String[]::new);
    }

    private static RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
