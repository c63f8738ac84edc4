package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Plugins that were compiled against an earlier api and kept as jars: they run, and give the figures that they gave
 * then. Their sources are {@code kept-plugin} and {@code forward-only-backend}; {@code kept-plugin/keep} makes the jars
 * anew.
 */
class KeptPluginIT {

    private static final Path KEPT = Path.of("src/test/resources/kept-plugin").toAbsolutePath();
    private static final Offset<Double> ROUNDING = within(1e-9);

    @TempDir
    Path directory;

    private RanvierProcess ranvier;

    @BeforeEach
    void install() throws Exception {
        Installation installation = Installation.assembled().copyTo(directory.resolve("ranvier"));
        for (String jar : List.of("kept-1.0.0.jar", "backend-plain-1.0.0.jar")) {
            Files.copy(KEPT.resolve("jars").resolve(jar), installation.plugins().resolve(jar));
        }
        ranvier = RanvierProcess.of(installation).in(directory);
    }

    @Test
    void allKindsOfComponentsAreListed() throws Exception {
        assertThat(ranvier.run("plugin", "list").requireSuccess().stdout())
                .contains(
                        "kept-connectivity",
                        "kept-data",
                        "kept-delays",
                        "kept-encoder",
                        "kept-neuron",
                        "kept-objective",
                        "kept-optimizer",
                        "kept-penalty",
                        "kept-schedule",
                        "kept-start",
                        "kept-structure",
                        "kept-surrogate",
                        "kept-synapse",
                        "kept-weights",
                        "plain");
    }

    @Test
    void aNetworkIsSimulatedWithTheGradientsOfThen() throws Exception {
        JsonNode json = ranvier.run("simulate", KEPT.resolve("simulate.yaml").toString(), "--gradients", "--json")
                .requireSuccess()
                .lastJson();

        assertThat(json.get("loss").asDouble()).isCloseTo(0.543988612410994, ROUNDING);
        assertThat(json.get("spike_times").get("hidden").toString())
                .isEqualTo("[[0,4],[0,6],[1,6],[0,8],[1,9],[0,10],[0,11],[1,12],[0,15]]");
        JsonNode first = json.get("grads").get("input").get(0);
        assertThat(StreamSupport.stream(first.spliterator(), false).map(JsonNode::asDouble))
                .satisfiesExactly(
                        a -> assertThat(a).isCloseTo(0.2410183092172337, ROUNDING),
                        b -> assertThat(b).isCloseTo(0.1093506882218045, ROUNDING));
    }

    @Test
    void anExperimentOfAllKindsTrainsAndIsEvaluatedToTheFiguresOfThen() throws Exception {
        train("run");

        JsonNode json =
                ranvier.run("evaluate", "run", "--json").requireSuccess().lastJson();

        assertThat(json.get("accuracy").asDouble()).isEqualTo(0.90625);
        assertThat(json.get("loss").asDouble()).isCloseTo(0.33109145048645994, ROUNDING);
        assertThat(json.get("spikes_per_neuron").asDouble()).isCloseTo(0.9192708333333334, ROUNDING);
    }

    @Test
    void aBackendOfThenRunsWhatIsTrainedNow() throws Exception {
        train(
                "run",
                "--set",
                "training.epochs=2",
                "--set",
                "network.hidden.connectivity=dense",
                "--set",
                "network.hidden.structure=static");

        JsonNode json = ranvier.run("evaluate", "run", "--backend", "plain", "--against", "reference", "--json")
                .requireSuccess()
                .lastJson();

        assertThat(json.get("backend").asString()).isEqualTo("plain");
        assertThat(json.get("loss").asDouble()).isCloseTo(0.44301134033726325, ROUNDING);
        assertThat(json.get("against").get("agreement").asInt())
                .isEqualTo(json.get("samples").asInt())
                .isPositive();
    }

    private void train(String run, String... more) throws Exception {
        ranvier.run(Stream.concat(
                                Stream.of("train", KEPT.resolve("kept.yaml").toString(), "--out", run), Stream.of(more))
                        .toArray(String[]::new))
                .requireSuccess();
    }
}
