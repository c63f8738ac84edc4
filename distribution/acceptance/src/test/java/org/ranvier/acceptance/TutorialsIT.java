package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever follows the tutorials from the top to the end gets what they say. */
class TutorialsIT {

    @TempDir
    Path directory;

    @Test
    void theirCommandsWork() throws Exception {
        new Guide("docs/tutorials.md", directory).follow();

        Path work = directory.resolve("work");
        assertThat(work.resolve("yin-yang.html")).isNotEmptyFile();
        assertThat(work.resolve("rates/results.csv")).isNotEmptyFile();
        assertThat(work.resolve("sparse/metrics.jsonl")).content().contains("\"rewired\"");
        assertThat(work.resolve("width-20/best.safetensors")).isNotEmptyFile();
    }
}
