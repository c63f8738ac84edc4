package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on Python does what it says, from top to bottom. */
class PythonIT {

    @TempDir
    Path directory;

    @Test
    void whatThePageShowsRunsInItsOrder() throws Exception {
        Python python = Python.withTensorBoard();
        List<String> printed = new ArrayList<>();
        for (Document.Block block :
                Document.read(Installation.sources().resolve("docs/python.md")).blocks()) {
            switch (block.language()) {
                case "sh" -> {
                    for (String line : block.text().lines().toList()) {
                        RanvierProcess.assembledIn(directory)
                                .run(line.replaceFirst("^ranvier ", "").split(" +"))
                                .requireSuccess();
                    }
                }
                case "python" -> printed.add(python.program(directory, block.text()));
                case "yaml" -> Files.writeString(directory.resolve(block.role()), block.text());
                default -> throw new AssertionError(block.place() + ": " + block.language());
            }
        }

        assertThat(printed).hasSize(5);
        assertThat(printed.get(0)).matches("epoch [123] has the test accuracy 0\\.\\d+\\s+");
        assertThat(printed.get(1)).contains("(100, 5) weights", "ms on average");
        assertThat(printed.get(2)).matches("[01]\\.\\d+ right\\s+");
        assertThat(printed.get(3)).contains("spikes");
        assertThat(directory.resolve("imported.yaml")).isNotEmptyFile();
    }
}
