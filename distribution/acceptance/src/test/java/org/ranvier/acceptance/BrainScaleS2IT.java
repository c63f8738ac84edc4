package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The analog chip, emulated in the program's process and served by another: trained, looked at, measured and refused.
 */
class BrainScaleS2IT {

    private static final int USAGE = 2;
    private static final int PLUGIN = 3;
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String[] SMALL = {
        "--set",
        "data.limit=300",
        "--set",
        "training.epochs=2",
        "--set",
        "training.batch=50",
        // Weights from which neurons spike at once, so that two epochs have gradients.
        "--set",
        "network.hidden.weights.mean=0.5",
        "--set",
        "network.output.weights.mean=0.5"
    };

    @TempDir
    Path directory;

    @Test
    void trainingInTheLoopHasThePublishedNumbersOfParametersAndCounts() throws Exception {
        JsonNode both = train("both").lastJson();
        assertThat(both.get("parameters").asInt()).isEqualTo(724);
        RunFolder run = new RunFolder(directory.resolve("both"));
        assertThat(run.metrics().getLast().get("counters"))
                .isEqualTo(Map.of("saturated_weights", 0, "dropped_input_events", 0, "dropped_recorded_events", 0));
        assertThat(run.json("resolved.json").get("components").toString())
                .contains("\"threshold_sd\":0.08", "\"delay_most\":250");

        String fixed = "{type: delgrad, transform: clip, values: 0, train: false, cut: 0.2}";
        JsonNode weights = train(
                        "weights", "--set", "network.hidden.delays=" + fixed, "--set", "network.output.delays=" + fixed)
                .lastJson();
        assertThat(weights.get("parameters").asInt()).isEqualTo(690);
    }

    @Test
    void weightsThatTheChipCannotHoldAreCountedAndTold() throws Exception {
        Result result = train("large", "--set", "network.hidden.weights.mean=2.5");

        assertThat(result.stderr().replaceAll("\\s+", " "))
                .containsPattern("advice: the backend counted \\d+ saturated weights in epoch 1;");
        JsonNode evaluated =
                ranvier().run("evaluate", "large", "--json").requireSuccess().lastJson();
        assertThat(evaluated.get("counters").get("saturated_weights").asInt()).isGreaterThan(300);
    }

    @Test
    void aRunThatIsResumedIsTheSameNoiseIncluded() throws Exception {
        train("whole");
        train("halved", "--set", "training.epochs=1");
        ranvier()
                .run("train", "--resume", "halved", "--set", "training.epochs=2")
                .requireSuccess();

        assertThat(new RunFolder(directory.resolve("halved")).last())
                .isEqualTo(new RunFolder(directory.resolve("whole")).last());
        train("threads", "--threads", "3");
        assertThat(new RunFolder(directory.resolve("threads")).last())
                .isEqualTo(new RunFolder(directory.resolve("whole")).last());
        train("other", "--backend", "brainscales2", "--set", "backend.chip=2");
        assertThat(new RunFolder(directory.resolve("other")).last())
                .isNotEqualTo(new RunFolder(directory.resolve("whole")).last());
    }

    @Test
    void whatWasTrainedInTheIdealModelRunsOnTheChipAndTheReverse() throws Exception {
        train("ideal", "--backend", "simd");

        JsonNode onChip = ranvier()
                .run("evaluate", "ideal", "--backend", "{type: brainscales2, chip: 4}", "--json")
                .requireSuccess()
                .lastJson();
        assertThat(onChip.get("backend").asString()).isEqualTo("brainscales2");
        JsonNode ideal = ranvier()
                .run(
                        "evaluate",
                        "ideal",
                        "--against",
                        "{type: brainscales2, noise: false, quantisation: false}",
                        "--json")
                .requireSuccess()
                .lastJson();
        assertThat(ideal.get("against").get("agreement")).isEqualTo(ideal.get("samples"));
        assertThat(onChip.get("loss").asDouble()).isNotEqualTo(ideal.get("loss").asDouble());
    }

    @Test
    void behindASocketItTrainsToTheSameBytes() throws Exception {
        train("here");
        try (ServedChip chip = ServedChip.start(ranvier())) {
            String address = chip.address();
            assertThat(address).startsWith("127.0.0.1:");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("chip.token"))))
                    .isEqualTo("rw-------");
            String[] there = {"--set", "backend.address=" + address, "--set", "backend.token_file=chip.token"};
            train("there", there);

            Files.writeString(directory.resolve("wrong.token"), "guessed\n");
            List<String> refused = Refusal.in(directory)
                    .of(
                            PLUGIN,
                            command(
                                    "never",
                                    "--set",
                                    "backend.address=" + address,
                                    "--set",
                                    "backend.token_file=wrong.token"));
            assertThat(refused).singleElement().asString().contains("the token is wrong", address, "'token_file'");

            chip.server().signal("INT");
            assertThat(chip.server().await(LONG).stderr()).doesNotContain("Exception");
            assertThat(Refusal.in(directory).of(PLUGIN, command("never", there)))
                    .singleElement()
                    .asString()
                    .contains("nothing listens there, 3 times", "ranvier hardware serve --listen " + address);
        }
        assertThat(new RunFolder(directory.resolve("there")).last())
                .isEqualTo(new RunFolder(directory.resolve("here")).last());
        assertThat(new RunFolder(directory.resolve("there")).metrics())
                .isEqualTo(new RunFolder(directory.resolve("here")).metrics());
    }

    @Test
    void whatItCannotCarryIsRefusedBeforeAnythingRuns() throws Exception {
        Refusal refusal = Refusal.in(directory);
        assertThat(refusal.of(USAGE, command("never", "--set", "network.hidden.delays.site=synaptic")))
                .singleElement()
                .asString()
                .contains("network.hidden", "its delays are synaptic", "delays must be axonal");
        assertThat(refusal.of(USAGE, command("never", "--set", "network.hidden.delays.shift=0")))
                .anySatisfy(line -> assertThat(line)
                        .contains("training may take its delays from 0 to 1.5 ms", "1.375 to 5.54167 ms"));
        assertThat(refusal.of(USAGE, command("never", "--set", "network.hidden.neurons=130")))
                .anySatisfy(line -> assertThat(line).contains("134 delay elements, of which the chip has 128"))
                .anySatisfy(line -> assertThat(line).contains("a neuron has 130 inputs, but a circuit 128"));
        assertThat(refusal.of(USAGE, command("never", "--set", "network.hidden.neuron.tau_mem=2")))
                .singleElement()
                .asString()
                .contains("tau_mem must equal tau_syn");
        assertThat(refusal.of(USAGE, command("never", "--set", "backend.chp=2")))
                .singleElement()
                .asString()
                .contains("'brainscales2' has no setting 'chp'", "chip");
        assertThat(refusal.of(USAGE, command("never", "--set", "backend.address=host:1")))
                .singleElement()
                .asString()
                .contains("needs a 'token_file'");
    }

    @Test
    void placementSaysWhatIsTakenOfWhatThereIs() throws Exception {
        Result result =
                ranvier().run("hardware", "place", "yin-yang-brainscales2").requireSuccess();
        assertThat(result.stdout())
                .containsPattern("101 +of 512 +circuits")
                .containsPattern("34 +of 128 +delay elements");

        JsonNode uses = ranvier()
                .run("hardware", "place", "yin-yang-brainscales2", "--set", "network.hidden.weights.mean=9", "--json")
                .requireSuccess()
                .lastJson()
                .get("uses");
        assertThat(uses.get(uses.size() - 1).get("what").asString()).isEqualTo("weights at the largest, or beyond");
        assertThat(uses.get(uses.size() - 1).get("used").asInt()).isEqualTo(600);
    }

    @Test
    void aChipIsMeasuredInNumbersAndFigures() throws Exception {
        JsonNode json = ranvier()
                .run("hardware", "measure", "--out", "chip", "--option", "chip=5", "--json")
                .requireSuccess()
                .lastJson();
        JsonNode transfer = json.get("measurements").get("delay-transfer");
        assertThat(transfer.get("us_per_count").asDouble()).isBetween(0.1245, 0.1255);
        assertThat(transfer.get("offset_us").asDouble()).isBetween(1.9, 2.1);
        assertThat(transfer.get("sd_tau").asDouble()).isBetween(0.009, 0.011);
        JsonNode thresholds = json.get("measurements").get("thresholds");
        assertThat(thresholds.get("mean_offset").asDouble()).isBetween(0.11, 0.15);
        assertThat(thresholds.get("sd_over_circuits").asDouble()).isBetween(0.07, 0.09);
        assertThat(thresholds.get("mean_sd_over_trials").asDouble()).isBetween(0.036, 0.044);
        for (String name : List.of("delay-transfer", "reproducibility", "thresholds")) {
            assertThat(Files.readString(directory.resolve("chip/" + name + ".svg")))
                    .startsWith("<svg ")
                    .endsWith("</svg>\n");
            assertThat(directory.resolve("chip/" + name + ".json")).isNotEmptyFile();
        }
        assertThat(Files.readAllLines(directory.resolve("chip/thresholds.csv")))
                .hasSize(513)
                .first()
                .isEqualTo("circuit,threshold,offset,sd_over_trials");
        assertThat(Refusal.in(directory).of(USAGE, "hardware", "measure", "delays"))
                .singleElement()
                .asString()
                .contains("no measurement 'delays'");
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }

    private Result train(String run, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(command(run, more)));
        command.add("--json");
        return ranvier().run(command.toArray(String[]::new)).requireSuccess();
    }

    private static String[] command(String run, String... more) {
        List<String> command = new ArrayList<>(List.of("train", "yin-yang-brainscales2", "--out", run));
        command.addAll(List.of(SMALL));
        command.addAll(List.of(more));
        return command.toArray(String[]::new);
    }
}
