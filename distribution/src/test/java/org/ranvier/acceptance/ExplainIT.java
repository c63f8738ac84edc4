package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the compiler made of an experiment. */
class ExplainIT {

    @TempDir
    Path directory;

    @Test
    void linesFitATerminal() throws Exception {
        Result result = ranvier().run("explain", "yin-yang", "--equations").requireSuccess();

        assertThat(result.stdout().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(result.stdout()).contains("Trained numbers: 1,300", "every tick");
    }

    /** The network of 140-128-128-20 neurons that co-learns delays and adaptation, and its counterparts, whose numbers are published. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "LIF             | 'a: 0, b: 0, train: [alpha]'  |                           | 37908",
        "AdLIF+          | 'train: [alpha, beta, a, b]'  |                           | 38676",
        "LIF + delays    | 'a: 0, b: 0, train: [alpha]'  | 'type: slayer, max: 25'   | 74772",
        "AdLIF+ + delays | 'train: [alpha, beta, a, b]'  | 'type: slayer, max: 25'   | 75540"
    })
    void parametersAreCountedAsPublished(String row, String neuron, String delays, int parameters) throws Exception {
        String projection = ", bias: true" + (delays == null ? "" : ", delays: {" + delays + "}") + "}\n";
        String hidden = "  - {neurons: 128, normalize: batch, neuron: {type: adlif-plus, " + neuron + "}" + projection;
        Files.writeString(directory.resolve("shd.yaml"), "time: {steps: 100}\nnetwork:\n" + hidden + hidden
                + "  - {neurons: 20, neuron: memoryless" + projection + "input: {channels: 140, spikes: []}\n");

        JsonNode trained = ranvier().run("explain", "shd.yaml", "--json").requireSuccess().lastJson().get("trained");

        assertThat(trained.get("total").asInt()).as(row).isEqualTo(parameters);
        assertThat(trained.path("delays").asInt()).isEqualTo(delays == null ? 0 : 140 * 128 + 128 * 128 + 128 * 20);
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
