package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A backend of a third party without gradients, slots and rewiring, as a chip is: it runs what was trained elsewhere.
 */
class ForwardOnlyBackendIT {

    private static final String REFUSED =
            "backend 'plain' cannot carry this: it only runs networks forward, and gradients are needed; ";

    @TempDir
    Path directory;

    private RanvierProcess ranvier;

    @BeforeEach
    void install() throws Exception {
        Installation installation = Installation.assembled().copyTo(directory.resolve("ranvier"));
        ThirdPartyPlugin.compile(
                installation.apiJar(),
                Path.of("src/test/resources/forward-only-backend").toAbsolutePath(),
                installation.plugins().resolve("backend-plain-1.0.0.jar"));
        ranvier = RanvierProcess.of(installation).in(directory);
    }

    @Test
    void aRunThatWasTrainedElsewhereIsEvaluated() throws Exception {
        ranvier.run(
                        "train",
                        "yin-yang",
                        "--backend",
                        "reference",
                        "--set",
                        "data.limit=60",
                        "--set",
                        "training.epochs=1",
                        "--out",
                        "run")
                .requireSuccess();

        JsonNode json = ranvier.run("evaluate", "run", "--backend", "plain", "--against", "reference", "--json")
                .requireSuccess()
                .lastJson();

        assertThat(json.get("backend").asString()).isEqualTo("plain");
        assertThat(json.get("against").get("agreement").asInt())
                .isEqualTo(json.get("samples").asInt())
                .isPositive();
        assertThat(json.get("loss").asDouble())
                .isCloseTo(json.get("against").get("loss").asDouble(), within());
    }

    @Test
    void trainingAndGradientsAreRefusedBeforehandWithWhoCan() throws Exception {
        Refusal refusal = new Refusal(ranvier);

        assertThat(refusal.of(2, "train", "yin-yang", "--backend", "plain"))
                .singleElement()
                .asString()
                .startsWith(
                        "backend: " + REFUSED + "only evaluate on it what was trained elsewhere, or choose --backend ")
                .contains("simd");
        assertThat(refusal.of(2, "simulate", "leaky", "--backend", "plain", "--gradients"))
                .singleElement()
                .asString()
                .startsWith("--gradients: " + REFUSED + "leave --gradients out, or choose --backend ")
                .contains("reference");
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-9);
    }
}
