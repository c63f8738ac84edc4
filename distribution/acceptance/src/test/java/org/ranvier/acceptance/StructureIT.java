package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who is connected is learned: what a run tells of it, and what becomes of the run. */
class StructureIT {

    private static final List<String> EXPERIMENT = List.of(
            "train", "yin-yang",
            "--set", "training.epochs=3",
            "--set", "data.limit=400",
            "--set", "network.hidden.neurons=40",
            "--set", "network.hidden.connectivity={type: fixed-sparse, sparsity: 0.5}",
            "--set", "network.hidden.weights={init: kaiming-uniform, parametrization: {type: dale, sign: random-sign}}",
            "--set", "training.optimizer={type: adam, lr: 0.02, lr_delays: 0.1}",
            "--set", "training.regularizers=[{type: l1, strength: 0.01, on: weights}]");
    private static final String RULE = "network.hidden.structure={type: deep-r, grow: negative-gradient, delay: kept}";

    @TempDir
    static Path directory;

    private static Result trained;

    @BeforeAll
    static void train() throws Exception {
        trained = train("run", "--set", RULE, "--threads", "2").requireSuccess();
    }

    @Test
    void everyEpochTellsHowManySynapsesDroppedAndGrew() throws Exception {
        int dropped = 0;
        for (JsonNode line : new RunFolder(directory.resolve("run")).lines()) {
            JsonNode hidden = line.get("rewired").get("hidden");
            assertThat(hidden.get("synapses").asInt()).isEqualTo(120);
            assertThat(hidden.get("dropped").asInt())
                    .isEqualTo(hidden.get("grown").asInt());
            assertThat(hidden.get("dormant_gradient_ms").asDouble() > 0)
                    .isEqualTo(hidden.get("dormant_gradient_steps").asInt() > 0);
            dropped += hidden.get("dropped").asInt();
        }
        assertThat(dropped).isPositive();
    }

    @Test
    void peopleAreToldWhatItCost() {
        assertThat(trained.stderr().replaceAll("\\s+", " "))
                .containsPattern(
                        "hidden: 120 synapses, \\d+ dropped and \\d+ grown; gradients of dormant synapses took [0-9.]+ ms at each");
    }

    @Test
    void oneThreadGivesTheBytesThatTwoGive() throws Exception {
        train("one-thread", "--set", RULE, "--threads", "1").requireSuccess();

        assertThat(new RunFolder(directory.resolve("one-thread")).last())
                .isEqualTo(new RunFolder(directory.resolve("run")).last());
    }

    @Test
    void theRunIsEvaluatedAsItWasTrained() throws Exception {
        JsonNode json = ranvier()
                .run("evaluate", "run", "--against", "reference", "--json")
                .requireSuccess()
                .lastJson();

        JsonNode summary = new RunFolder(directory.resolve("run")).json("summary.json");
        assertThat(json.get("accuracy").asDouble())
                .isEqualTo(summary.get("test_at_best_validation").asDouble());
    }

    @Test
    void aStaticMaskTellsNothingOfIt() throws Exception {
        train("static", "--set", "network.hidden.structure=static").requireSuccess();

        assertThat(new RunFolder(directory.resolve("static")).lines()).noneMatch(line -> line.has("rewired"));
    }

    @Test
    void dalesLawIsRefusedWithoutWeightsOfFixedSign() throws Exception {
        Result refused = train("refused", "--set", RULE, "--set", "network.hidden.weights.parametrization=free")
                .requireExit(2);

        assertThat(refused.stderr())
                .contains(
                        "'deep-r' drops synapses whose trained number falls to 0, which needs weights whose sign never changes, as under"
                                + " Dale's law; 'free' weights of 'hidden' change theirs; choose the 'parametrization' 'dale' or 'fixed-sign'"
                                + " or 'nonnegative'.");
    }

    @Test
    void neuronsThatSparsityLeavesWithoutInputAreWarnedOf() throws Exception {
        Result result = train("sparser", "--set", "network.hidden.connectivity={type: random-sparse, sparsity: 0.9}")
                .requireSuccess();

        assertThat(result.stderr().replaceAll("\\s+", " "))
                .containsPattern("advice: \\d+ of 40 neurons of 'hidden' have no synapse");
    }

    private static Result train(String name, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(EXPERIMENT);
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--out", name));
        return ranvier().run(arguments.toArray(String[]::new));
    }

    private static RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
