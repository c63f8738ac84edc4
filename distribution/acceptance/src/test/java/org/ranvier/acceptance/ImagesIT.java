package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The MNIST experiment, in which only delays learn, on images that a test makes. */
class ImagesIT {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void delaysAloneLearnToTellImagesApart(boolean compressed) throws Exception {
        new IdxFiles(8, compressed).write(directory.resolve("data/mnist"), 160);

        JsonNode json = ranvier()
                .run(
                        "train",
                        "mnist-delays",
                        "--data",
                        "data",
                        "--json",
                        "--set",
                        "network.hidden.neurons=30",
                        "--set",
                        "network.output.neurons=2",
                        "--set",
                        "network.output.weights.mean=0",
                        "--set",
                        "training={epochs: 4, batch: 8, optimizer: {type: amsgrad, lr: 0.1}, surrogate: exponential}")
                .requireSuccess()
                .lastJson();

        assertThat(json.get("parameters").asInt()).as("delays, no weights").isEqualTo(64 * 30 + 30 * 2);
        assertThat(json.get("test_at_best_validation").asDouble()).isGreaterThan(0.9);
    }

    @Test
    void theExampleTrainsAtItsFullSize() throws Exception {
        new IdxFiles(28, true).write(directory.resolve("data/mnist"), 20);

        JsonNode json = ranvier()
                .run("train", "mnist-delays", "--data", "data", "--json", "--set", "training.epochs=1")
                .requireSuccess()
                .lastJson();

        assertThat(json.get("parameters").asInt()).isEqualTo(784 * 800 + 800 * 10);
    }

    @Test
    void theExampleIsExplainedWithoutARun() throws Exception {
        new IdxFiles(28, false).write(directory.resolve("data/mnist"), 20);

        Result result =
                ranvier().run("explain", "mnist-delays", "--data", "data").requireSuccess();

        assertThat(result.stdout()).contains("784", "800", "slayer", "srm");
        assertThat(directory.resolve("runs")).doesNotExist();
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
