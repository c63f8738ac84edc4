package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Experiments on whatever OpenCL device there is, most often PoCL; one word says so. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class OpenClIT {

    @TempDir
    Path directory;

    private Installation installation;

    @BeforeEach
    void findADevice() throws Exception {
        installation = Installation.assembled();
        OpenClDevice.require(ranvier());
    }

    @Test
    void anExperimentRunsThereWithTheSameBitsEachTimeAndPredictsWhatOthersDo() throws Exception {
        RunFolder once = train("once");

        assertThat(once.last()).isEqualTo(train("again").last());

        for (String other : List.of("simd", "reference")) {
            JsonNode json = ranvier()
                    .run("evaluate", "once", "--split", "train", "--against", other, "--json")
                    .requireSuccess()
                    .lastJson();
            assertThat(json.get("backend").asString()).isEqualTo("opencl");
            assertThat(json.get("against").get("agreement").asInt())
                    .as(other)
                    .isEqualTo(json.get("samples").asInt());
        }
    }

    /** Java would warn of native code that nobody let; that a driver is called is said where people ask. */
    @Test
    void itsPluginMayCallADriverAndSaysSo() throws Exception {
        assertThat(ranvier().run("doctor").stderr()).doesNotContain("native");
        assertThat(ranvier()
                        .run("plugin", "info", "backend-opencl")
                        .requireSuccess()
                        .stdout())
                .contains("call code outside Java, such as a driver");
    }

    @Test
    void aNeuronOfAThirdPartyTrainsThere() throws Exception {
        installation = Installation.assembled().copyTo(directory.resolve("ranvier"));
        Path example = installation.examples().resolve("third-party-neuron");
        ThirdPartyPlugin.compile(
                installation.apiJar(), example, installation.plugins().resolve("izhikevich-1.0.0.jar"));

        JsonNode json = ranvier()
                .run(
                        "train",
                        example.resolve("yin-yang.yaml").toString(),
                        "--json",
                        "--backend",
                        "opencl",
                        "--set",
                        "training.epochs=1")
                .requireSuccess()
                .lastJson();

        assertThat(json.get("test_at_best_validation").asDouble())
                .as("guessing finds a third")
                .isGreaterThan(0.75);
    }

    @Test
    void aNetworkWithoutAClockIsRefusedByName() throws Exception {
        Result result = ranvier()
                .run("train", "yin-yang-delgrad", "--backend", "opencl")
                .requireExit(2);

        assertThat(result.stderr().replaceAll("\\s+", " "))
                .contains("backend 'opencl' cannot carry this: its delays ('delgrad') are driven by events");
    }

    private RunFolder train(String name) throws Exception {
        String[] command = Stream.concat(
                        Stream.of("train", "yin-yang", "--backend", "opencl", "--out", name),
                        Stream.of("training.epochs=2", "data.limit=400", "network.hidden.neurons=25")
                                .flatMap(change -> Stream.of("--set", change)))
                .toArray(String[]::new);
        ranvier().run(command).requireSuccess();
        return new RunFolder(directory.resolve(name));
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.of(installation).in(directory);
    }
}
