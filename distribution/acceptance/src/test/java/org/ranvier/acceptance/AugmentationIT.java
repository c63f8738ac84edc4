package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Training samples are varied from epoch to epoch, reproducibly, and no others. */
class AugmentationIT {

    private static final int USAGE = 2;
    private static final String NOISE =
            "augment=[{type: noise, sigma: 0.05, bounds: [0, 1]}, {type: mix, share: 0.2, probability: 0.5}]";

    @TempDir
    static Path directory;

    @Test
    void oneSeedGivesOneResultForAnyNumberOfThreadsAndHoweverOftenARunWentOn() throws Exception {
        ranvier()
                .run(train("one", NOISE, "--set", "training.epochs=4", "--threads", "1"))
                .requireSuccess();
        ranvier()
                .run(train("two", NOISE, "--set", "training.epochs=4", "--threads", "2"))
                .requireSuccess();
        ranvier().run(train("resumed", NOISE, "--set", "training.epochs=2")).requireSuccess();
        ranvier()
                .run("train", "--resume", "resumed", "--set", "training.epochs=4")
                .requireSuccess();
        ranvier()
                .run(train("plain", "name=plain", "--set", "training.epochs=4"))
                .requireSuccess();

        assertThat(checkpoint("two")).isEqualTo(checkpoint("one"));
        assertThat(checkpoint("resumed")).isEqualTo(checkpoint("one"));
        assertThat(checkpoint("plain")).isNotEqualTo(checkpoint("one"));
    }

    /** A network that learns nothing shows which samples it was given. */
    @Test
    void onlyTrainingSamplesAreVaried() throws Exception {
        String[] still = {"--set", "training.optimizer={type: adam, lr: 0, lr_delays: 0}", "--set", "training.epochs=1"
        };
        ranvier().run(train("still", "name=still", still)).requireSuccess();
        ranvier()
                .run(train("noisy", "augment=[{type: noise, sigma: 0.3, bounds: [0, 1]}]", still))
                .requireSuccess();

        JsonNode plain = metrics("still");
        JsonNode noisy = metrics("noisy");
        assertThat(noisy.get("train_loss")).isNotEqualTo(plain.get("train_loss"));
        for (String untouched : List.of("validation_loss", "validation_accuracy", "test_accuracy")) {
            assertThat(noisy.get(untouched)).as(untouched).isEqualTo(plain.get(untouched));
        }
        assertThat(evaluated("noisy", "train")).isEqualTo(evaluated("still", "train"));
    }

    @Test
    void anAugmentationIsPartOfWhatIsExplainedAndRecorded() throws Exception {
        ranvier().run(train("recorded", NOISE, "--set", "training.epochs=1")).requireSuccess();
        JsonNode resolved = JsonMapper.shared().readTree(Files.readString(directory.resolve("recorded/resolved.json")));
        List<String> roles = new ArrayList<>();
        resolved.get("components")
                .forEach(it -> roles.add(
                        it.get("role").asString() + " " + it.get("component").asString()));
        assertThat(roles).contains("augmentation noise", "augmentation mix");
        assertThat(ranvier()
                        .run("explain", "yin-yang", "--set", NOISE)
                        .requireSuccess()
                        .stdout())
                .containsPattern(
                        "augmentation +noise \\(sigma 0.05, bounds .*\\); mix \\(share 0.2\\) with\\s+probability 0.5");
    }

    @Test
    void whatDoesNotFitTheSamplesIsRefusedBeforeThereIsARun() throws Exception {
        assertThat(Refusal.in(directory).of(USAGE, train("none", "augment=[{type: channel-jitter, sigma: 2}]")))
                .singleElement()
                .asString()
                .contains("augmentation channel-jitter: it varies events, and this is numbers of shape");
        assertThat(Refusal.in(directory).of(USAGE, train("none", "augment=[{type: noise}]")))
                .singleElement()
                .asString()
                .contains("sigma");
        assertThat(directory.resolve("none")).doesNotExist();
    }

    private static JsonNode evaluated(String run, String split) throws Exception {
        return ranvier()
                .run("evaluate", run, "--split", split, "--json")
                .requireSuccess()
                .lastJson()
                .get("loss");
    }

    private static JsonNode metrics(String run) throws Exception {
        return JsonMapper.shared()
                .readTree(Files.readAllLines(directory.resolve(run).resolve("metrics.jsonl"))
                        .getLast());
    }

    private static byte[] checkpoint(String run) throws Exception {
        return Files.readAllBytes(directory.resolve(run).resolve("last.safetensors"));
    }

    private static String[] train(String out, String set, String... more) {
        List<String> command =
                new ArrayList<>(List.of("train", "yin-yang", "--set", "data.limit=100", "--set", set, "--out", out));
        command.addAll(List.of(more));
        return command.toArray(String[]::new);
    }

    private static RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
