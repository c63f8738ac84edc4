package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The ND4J backend, from the archive that its build leaves to predictions; missing only where that was not built. */
class Nd4jIT {

    @TempDir
    static Path directory;

    @BeforeAll
    static void install() throws Exception {
        Path archive = Nd4jArchive.require();
        Files.createDirectories(directory.resolve("own"));
        Result result = ranvier()
                .run("plugin", "install", archive.toString(), "--unsigned", "backend-nd4j")
                .requireSuccess();
        assertThat(result.stdout()).startsWith("backend-nd4j@").contains("Backend");
    }

    @Test
    void theDoctorNamesIt() throws Exception {
        assertThat(ranvier().run("doctor").stdout()).contains("backend nd4j: ND4J on the CPU");
    }

    @Test
    void itTrainsAndPredictsAsTheReferenceDoes() throws Exception {
        JsonNode trained = ranvier()
                .run(
                        "train",
                        "yin-yang",
                        "--backend",
                        "nd4j",
                        "--json",
                        "--set",
                        "training.epochs=1",
                        "--set",
                        "data.limit=1000")
                .requireSuccess()
                .lastJson();

        JsonNode compared = ranvier()
                .run(
                        "evaluate",
                        trained.get("run").asString(),
                        "--backend",
                        "nd4j",
                        "--against",
                        "reference",
                        "--limit",
                        "500",
                        "--json")
                .requireSuccess()
                .lastJson();

        assertThat(trained.get("test_at_best_validation").asDouble()).isGreaterThan(0.45);
        assertThat(compared.get("backend").asString()).isEqualTo("nd4j");
        assertThat(compared.at("/against/agreement").asDouble()).isGreaterThanOrEqualTo(0.998);
    }

    @Test
    void givesTheSameBitsEachTime() throws Exception {
        for (String run : List.of("once", "again")) {
            ranvier()
                    .run(
                            "train",
                            "yin-yang",
                            "--backend",
                            "nd4j",
                            "--out",
                            run,
                            "--set",
                            "training.epochs=1",
                            "--set",
                            "data.limit=400")
                    .requireSuccess();
        }

        assertThat(new RunFolder(directory.resolve("again")).last())
                .isEqualTo(new RunFolder(directory.resolve("once")).last());
    }

    @Test
    void aNeuronOfAThirdPartyRunsOnIt() throws Exception {
        Path example = Installation.assembled().examples().resolve("third-party-neuron");
        ThirdPartyPlugin.compile(
                Installation.assembled().apiJar(), example, directory.resolve("own/izhikevich-1.0.0.jar"));

        JsonNode json = ranvier()
                .run(
                        "train",
                        example.resolve("yin-yang.yaml").toString(),
                        "--backend",
                        "nd4j",
                        "--json",
                        "--set",
                        "training.epochs=1",
                        "--set",
                        "data.limit=1000")
                .requireSuccess()
                .lastJson();

        assertThat(json.get("test_at_best_validation").asDouble()).isGreaterThan(0.4);
    }

    @Test
    void aNetworkWithoutAClockIsRefused() throws Exception {
        Result result = ranvier().run("train", "yin-yang-delgrad", "--backend", "nd4j");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.stderr().replaceAll("\\s+", " "))
                .contains("backend 'nd4j' cannot carry this: its delays ('delgrad') are driven by events");
    }

    private static RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory)
                .with(
                        "RANVIER_PLUGINS",
                        directory.resolve("own")
                                + File.pathSeparator
                                + Installation.assembled().plugins());
    }
}
