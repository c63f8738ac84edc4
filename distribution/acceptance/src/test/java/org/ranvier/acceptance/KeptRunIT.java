package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A run of 1.0.0-rc.1 that was kept: it is read, gives the figures that it gave then, and goes on. */
class KeptRunIT {

    private static final Path KEPT = Path.of("src/test/resources/kept-run").toAbsolutePath();

    @TempDir
    Path directory;

    private RanvierProcess ranvier;

    @BeforeEach
    void copy() throws Exception {
        Path run = Files.createDirectory(directory.resolve("run"));
        try (var files = Files.list(KEPT)) {
            for (Path file : files.toList()) {
                Files.copy(file, run.resolve(file.getFileName()));
            }
        }
        ranvier = RanvierProcess.assembledIn(directory);
    }

    @Test
    void itIsWholeAndGivesTheFiguresThatItGave() throws Exception {
        assertThat(ranvier.run("doctor", "run").requireSuccess().stdout())
                .contains(
                        "ok    best.safetensors: the best checkpoint, whole, of epoch",
                        "ok    state: the run has finished")
                .doesNotContain("fail");

        JsonNode result =
                ranvier.run("evaluate", "run", "--json").requireSuccess().lastJson();
        assertThat(result.path("accuracy").asDouble()).isEqualTo(0.475);
        assertThat(result.path("loss").asDouble()).isCloseTo(1.0379322585142305, within(1e-9));
    }

    @Test
    void itGoesOn() throws Exception {
        ranvier.run("train", "--resume", "run", "--set", "training.epochs=3").requireSuccess();

        assertThat(new RunFolder(directory.resolve("run")).epochs()).isEqualTo(3);
    }
}
