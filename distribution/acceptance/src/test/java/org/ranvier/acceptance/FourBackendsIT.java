package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * One experiment file and one set of plugins, a third party's neuron among them, on four backends that differ in one
 * word.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class FourBackendsIT {

    private static final int SAMPLES = 1000;

    @TempDir
    static Path directory;

    private static Path neuron;

    @BeforeAll
    static void trainOnce() throws Exception {
        OpenClDevice.require(RanvierProcess.assembledIn(directory));
        Path archive = Nd4jArchive.require();
        Files.createDirectories(directory.resolve("own"));
        ranvier()
                .run("plugin", "install", archive.toString(), "--unsigned", "backend-nd4j")
                .requireSuccess();
        Path example = Installation.assembled().examples().resolve("third-party-neuron");
        neuron = ThirdPartyPlugin.compile(
                Installation.assembled().apiJar(), example, directory.resolve("own/izhikevich-1.0.0.jar"));
        ranvier()
                .run(
                        "train",
                        example.resolve("yin-yang.yaml").toString(),
                        "--backend",
                        "simd",
                        "--out",
                        "run",
                        "--set",
                        "training.epochs=3")
                .requireSuccess();
    }

    @Test
    void predictTheSameWithTheSamePlugins() throws Exception {
        Map<String, JsonNode> reports = new HashMap<>();
        Map<String, List<String>> predictions = new HashMap<>();
        for (String backend : List.of("reference", "simd", "opencl", "nd4j")) {
            JsonNode report = evaluate(backend);
            assertThat(report.get("backend").asString()).isEqualTo(backend);
            assertThat(report.get("samples").asInt()).isEqualTo(SAMPLES);
            reports.put(backend, report);
            predictions.put(backend, predictionsIn(backend));
        }
        JsonNode oracle = reports.get("reference");
        assertThat(oracle.get("accuracy").asDouble())
                .as("guessing finds a third")
                .isGreaterThan(0.75);
        assertThat(otherPlugins("reference", oracle))
                .containsEntry("izhikevich@1.0.0", sha256(neuron))
                .containsKeys("delays-standard@0.1.0", "synapses-standard@0.1.0", "datasets-yin-yang@0.1.0");
        reports.forEach((backend, report) -> {
            assertThat(otherPlugins(backend, report)).as(backend).isEqualTo(otherPlugins("reference", oracle));
            assertThat(report.get("accuracy").asDouble())
                    .as(backend)
                    .isCloseTo(oracle.get("accuracy").asDouble(), within(0.003));
            assertThat(differing(predictions.get(backend), predictions.get("reference")))
                    .as(backend)
                    .isLessThanOrEqualTo(SAMPLES / 1000);
        });
    }

    private static JsonNode evaluate(String backend) throws Exception {
        return ranvier()
                .run(
                        "evaluate",
                        "run",
                        "--backend",
                        backend,
                        "--limit",
                        String.valueOf(SAMPLES),
                        "--json",
                        "--predictions",
                        backend + ".csv")
                .requireSuccess()
                .lastJson();
    }

    private static List<String> predictionsIn(String backend) throws Exception {
        List<String> lines = Files.readAllLines(directory.resolve(backend + ".csv"));
        assertThat(lines).hasSize(1 + SAMPLES);
        return lines;
    }

    private static long differing(List<String> some, List<String> others) {
        return IntStream.range(0, some.size())
                .filter(n -> !some.get(n).equals(others.get(n)))
                .count();
    }

    /** The hashes of all plugins but the one that brings the backend, which must be there. */
    private static Map<String, String> otherPlugins(String backend, JsonNode report) {
        Map<String, String> hashes = new TreeMap<>();
        report.get("plugins")
                .properties()
                .forEach(one -> hashes.put(one.getKey(), one.getValue().asString()));
        assertThat(hashes)
                .allSatisfy((plugin, hash) -> assertThat(hash).as(plugin).matches("[0-9a-f]{64}"));
        assertThat(hashes.keySet().removeIf(plugin -> plugin.startsWith("backend-" + backend + "@")))
                .as(backend)
                .isTrue();
        return hashes;
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
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
