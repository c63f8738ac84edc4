package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One checkpoint, looked at again: on another backend, sample by sample. */
class EvaluateIT {

    private static final int USAGE = 2;

    @TempDir
    static Path directory;

    /** The MNIST network with delays and weights at their full size, on images that a test makes. */
    @BeforeAll
    static void train() throws Exception {
        new IdxFiles(28, true).write(directory.resolve("data/mnist"), 300);
        ranvier()
                .run(
                        "train",
                        "mnist-delays",
                        "--out",
                        "run",
                        "--set",
                        "network.hidden.neurons=60",
                        "--set",
                        "training.epochs=2")
                .requireSuccess();
    }

    @Test
    void referenceAndSimdPredictTheSame() throws Exception {
        JsonNode json = ranvier()
                .run("evaluate", "run", "--split", "train", "--against", "reference", "--json")
                .requireSuccess()
                .lastJson();

        assertThat(json.get("backend").asString()).isEqualTo("simd");
        assertThat(json.get("against").get("backend").asString()).isEqualTo("reference");
        assertThat(json.get("samples").asInt()).isEqualTo(240);
        assertThat(json.get("against").get("agreement").asInt()).isEqualTo(240);
        assertThat(json.get("against").get("accuracy")).isEqualTo(json.get("accuracy"));
    }

    @Test
    void predictionsAreWrittenForEverySampleInOrder() throws Exception {
        Result result = ranvier()
                .run("evaluate", "run", "--limit", "50", "--predictions", "simd.csv", "--json")
                .requireSuccess();
        ranvier()
                .run("evaluate", "run", "--limit", "50", "--predictions", "reference.csv", "--backend", "reference")
                .requireSuccess();

        List<String> lines = Files.readAllLines(directory.resolve("simd.csv"));
        assertThat(lines).hasSize(51).first().isEqualTo("sample,label,predicted");
        assertThat(lines.get(1)).matches("0,0,-?\\d");
        assertThat(lines.getLast()).matches("49,1,-?\\d");
        long right = lines.stream()
                .skip(1)
                .map(line -> line.split(","))
                .filter(l -> l[1].equals(l[2]))
                .count();
        assertThat(right / 50.0).isEqualTo(result.lastJson().get("accuracy").asDouble());
        assertThat(directory.resolve("reference.csv")).hasSameTextualContentAs(directory.resolve("simd.csv"));
    }

    @Test
    void numpyReadsThemToo() throws Exception {
        ranvier()
                .run("evaluate", "run", "--limit", "5", "--predictions", "few.npz")
                .requireSuccess();

        try (var zip = new java.util.zip.ZipFile(directory.resolve("few.npz").toFile())) {
            assertThat(zip.stream().map(java.util.zip.ZipEntry::getName))
                    .containsExactlyInAnyOrder("sample.npy", "label.npy", "predicted.npy");
        }
    }

    @Test
    void whatCannotBeDoneIsSaidBeforeAnythingRuns() throws Exception {
        Refusal refusal = Refusal.in(directory);

        assertThat(refusal.of(USAGE, "evaluate", "run", "--predictions", "p.txt"))
                .containsExactly("--predictions: 'p.txt' is of no known format; let its name end in .csv or .npz.");
        assertThat(refusal.of(USAGE, "evaluate", "run", "--limit", "0"))
                .containsExactly("--limit: '0' is out of range; give 1 to 2147483647.");
    }

    private static RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory).with("RANVIER_DATA", "data");
    }
}
