package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    /** The co-learning network of 140-128-128-20 neurons, whose authors' code counts 75,540 parameters. */
    @Test
    void parametersAreCountedAsPublished() throws Exception {
        String hidden = "  - {neurons: 128, neuron: {type: adlif-plus, train: [alpha, beta, a, b]}, bias: true,"
                + " normalize: batch, delays: {type: slayer, max: 25}}\n";
        Files.writeString(directory.resolve("shd.yaml"), "time: {steps: 100}\nnetwork:\n" + hidden + hidden
                + "  - {neurons: 20, neuron: memoryless, bias: true, delays: {type: slayer, max: 25}}\n"
                + "input: {channels: 140, spikes: []}\n");

        JsonNode trained = ranvier().run("explain", "shd.yaml", "--json").requireSuccess().lastJson().get("trained");

        assertThat(trained.get("total").asInt()).isEqualTo(75_540);
        assertThat(trained.get("delays").asInt()).isEqualTo(140 * 128 + 128 * 128 + 128 * 20);
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
