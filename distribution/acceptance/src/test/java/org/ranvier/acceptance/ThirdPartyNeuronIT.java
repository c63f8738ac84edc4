package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A neuron and a delay learner made outside of this repository, with nothing but a JDK and the api's jar. */
class ThirdPartyNeuronIT {

    @TempDir
    Path directory;

    private Installation installation;

    @BeforeEach
    void install() throws Exception {
        installation = Installation.assembled().copyTo(directory.resolve("ranvier"));
    }

    @Test
    void isListedOnceItsJarIsInPlugins() throws Exception {
        drop(installation.examples().resolve("third-party-neuron"), "izhikevich-1.0.0.jar");

        Result result = ranvier().run("plugin", "list").requireSuccess();

        assertThat(result.stdout()).contains("izhikevich", "1.0.0", "neurons-lif");
    }

    /** In three classes of equal size, guessing finds a third. */
    @Test
    void theNeuronTrains() throws Exception {
        Path example = installation.examples().resolve("third-party-neuron");
        drop(example, "izhikevich-1.0.0.jar");

        JsonNode json = ranvier()
                .run(
                        "train",
                        example.resolve("yin-yang.yaml").toString(),
                        "--json",
                        "--backend",
                        "reference",
                        "--set",
                        "training.epochs=1")
                .requireSuccess()
                .lastJson();

        assertThat(json.get("test_at_best_validation").asDouble()).isGreaterThan(0.75);
        assertThat(json.get("spikes_per_neuron").asDouble()).isBetween(0.2, 5.0);
    }

    /** Its delays are all that is trained, so that whatever is learned is learned through its kernel. */
    @Test
    void theDelayLearnerTrains() throws Exception {
        drop(Path.of("src/test/resources/third-party-delays").toAbsolutePath(), "delays-bell-1.0.0.jar");

        JsonNode json = ranvier()
                .run(
                        "train",
                        "yin-yang",
                        "--json",
                        "--backend",
                        "reference",
                        "--set",
                        "network.hidden.delays.type=bell",
                        "--set",
                        "network.hidden.weights.train=false",
                        "--set",
                        "network.output.weights.train=false",
                        "--set",
                        "training={epochs: 1, batch: 25, optimizer: {type: adam, lr: 0.5}, surrogate: {type: fast-sigmoid, slope: 10}}",
                        "--set",
                        "data.limit=1500")
                .requireSuccess()
                .lastJson();

        assertThat(json.get("parameters").asInt()).as("delays, no weights").isEqualTo(5 * 100);
        assertThat(json.get("test_at_best_validation").asDouble()).isGreaterThan(0.45);
    }

    private void drop(Path sources, String jar) throws Exception {
        assertThat(ThirdPartyPlugin.compile(
                        installation.apiJar(), sources, installation.plugins().resolve(jar)))
                .isRegularFile();
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.of(installation).in(directory);
    }
}
