package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

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

        assertThat(result.stdout().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(result.stdout()).contains("Trained numbers: 1,300", "every tick");
    }

    /** The experiments of 140-128-128-20 neurons whose numbers are published; their data need not be here. */
    @ParameterizedTest
    @CsvSource({
        "shd-lif, 37908, 0",
        "shd-adlif, 38676, 0",
        "shd-adlif-plus, 38676, 0",
        "shd-lif-delays, 74772, 36864",
        "shd-adlif-plus-delays, 75540, 36864"
    })
    void parametersAreCountedAsPublished(String experiment, int parameters, int delays) throws Exception {
        JsonNode explained = RanvierProcess.assembledIn(directory)
                .with("RANVIER_DATA", directory.toString())
                .run("explain", experiment, "--json")
                .requireSuccess()
                .lastJson();

        assertThat(explained.get("trained").get("total").asInt()).isEqualTo(parameters);
        assertThat(explained.get("trained").path("delays").asInt()).isEqualTo(delays);
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
