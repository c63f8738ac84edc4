package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One network, one input, everything that happens. */
class SimulateIT {

    private static final String ONE_NEURON = """
            time: {dt: 0.5, steps: 6}
            network:
              - {neurons: 1, neuron: {type: lif, leak: factor, alpha: 0.5}, weights: {values: [[0.75]]}, output: v}
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"leaky", "adlif-plus", "srm", "delgrad"})
    void anExampleGivesTheSameOnTheLastLineAndInAFile(String example) throws Exception {
        JsonNode line = ranvier()
                .run("simulate", example, "--gradients", "--json")
                .requireSuccess()
                .lastJson();
        ranvier().run("simulate", example, "--gradients", "--out", "out.json").requireSuccess();
        ranvier().run("simulate", example, "--gradients", "--out", "out.npz").requireSuccess();

        assertThat(JsonMapper.shared().readTree(Files.readString(directory.resolve("out.json"))))
                .isEqualTo(line);
        assertThat(line.get("format").asString()).isEqualTo("ranvier-simulate/1");
        assertThat(line.get("grads").has("input")).isTrue();
        assertThat(directory.resolve("out.npz")).isNotEmptyFile();
    }

    @Test
    void theNumbersAreThoseComputedByHand() throws Exception {
        Files.writeString(
                directory.resolve("one.yaml"),
                ONE_NEURON + "input: {channels: 1, spikes: [[0, 0.5], [0, 1], [0, 1]]}\n");

        JsonNode result =
                ranvier().run("simulate", "one.yaml", "--json").requireSuccess().lastJson();

        // v: 0, then 0.75, then 0.375 + 1.5 = 1.875, which spikes; then 0.9375 − 1 and halves.
        double[] v = {0, 0.75, 1.875, -0.0625, -0.03125, -0.015625};
        for (int t = 0; t < v.length; t++) {
            assertThat(result.at("/states/output/v/" + t + "/0").asDouble()).isCloseTo(v[t], within(1e-15));
        }
        assertThat(result.at("/spike_times/output").toString()).isEqualTo("[[0,1]]");
        assertThat(result.at("/time_ms").toString()).isEqualTo("[0,0.5,1,1.5,2,2.5]");
    }

    @Test
    void inputMayComeFromACsvFile() throws Exception {
        Files.writeString(directory.resolve("one.yaml"), ONE_NEURON + "input: {channels: 1}\n");
        Files.writeString(directory.resolve("in.csv"), "sample,channel,time_ms\n1,0,0.5\n0,0,1\n\n1,0,2.5\n");

        JsonNode result = ranvier()
                .run("simulate", "one.yaml", "--input", "in.csv", "--json", "--record", "v")
                .requireSuccess()
                .lastJson();

        assertThat(result.at("/samples").asInt()).isEqualTo(2);
        assertThat(result.at("/states/output/v/0/2/0").asDouble()).isEqualTo(0.75);
        assertThat(result.at("/states/output/v/1/1/0").asDouble()).isEqualTo(0.75);
        assertThat(result.get("states").get("output").size())
                .as("only v is recorded")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel,time\n0,1\n", "channel,time_ms\n0,NaN\n", "channel,time_ms\n0\n"})
    void aDamagedCsvFileIsNamedWithItsLine(String text) throws Exception {
        Files.writeString(directory.resolve("one.yaml"), ONE_NEURON + "input: {channels: 1}\n");
        Files.writeString(directory.resolve("in.csv"), text);

        Result result = ranvier()
                .run("simulate", "one.yaml", "--input", "in.csv", "--out", "out.json")
                .requireExit(4);

        assertThat(result.stderr()).containsPattern("in\\.csv:[12]:").doesNotContain("\tat ");
        assertThat(directory.resolve("out.json")).doesNotExist();
    }

    @Test
    void whatDoesNotFitIsRefused() throws Exception {
        Files.writeString(directory.resolve("one.yaml"), ONE_NEURON + "input: {channels: 1, spikes: [[1, 0]]}\n");

        assertThat(ranvier().run("simulate", "one.yaml").requireExit(2).stderr())
                .contains("one.yaml:4", "channel 1");
        assertThat(ranvier()
                        .run("simulate", "leaky", "--record", "w")
                        .requireExit(2)
                        .stderr())
                .contains("'w'");
        assertThat(ranvier().run("simulate", "leeky").requireExit(2).stderr()).contains("'leaky'");
        assertThat(ranvier()
                        .run("simulate", "leaky", "--out", "x.txt")
                        .requireExit(2)
                        .stderr())
                .contains(".npz");
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
