package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever follows the guides for authors to the letter gets plugins that work. */
class PluginGuideIT {

    @TempDir
    Path directory;

    @Test
    void thePluginOfTheGuideWorks() throws Exception {
        Guide guide = new Guide("docs/plugin-guide.md", directory);
        guide.follow();

        Document page = Document.read(Installation.sources().resolve("docs/plugin-guide.md"));
        for (Document.Block block : page.blocks()) {
            if (block.is("java", "Dataset")) {
                guide.write("src/main/java/com/example/rising/Lettered.java", methodOfADataset(block.text()));
            }
        }
        guide.command("./mvnw verify").requireSuccess();
        assertThat(guide.command("ranvier simulate network.yaml --gradients --json")
                        .requireSuccess()
                        .lastJson()
                        .at("/spikes/output/0/0")
                        .asInt())
                .as("v is at the threshold, not above")
                .isZero();
        assertThat(guide.command("ranvier train experiment.yaml --json --out again")
                        .requireSuccess()
                        .lastJson()
                        .get("test_at_best_validation")
                        .asDouble())
                .as("it has learned something")
                .isGreaterThan(0.75);
        guide.command("ranvier plugin remove rising-threshold").requireSuccess();
        guide.command("ranvier plugin install target/rising-threshold-0.1.0.jar --unsigned rising-threshold")
                .requireSuccess();
        guide.command(
                        "sed 's/output: v/output: v, delays: {type: tent, max: 5, values: 1.5}/' network.yaml > tent.yaml")
                .requireSuccess();
        assertThat(guide.command("ranvier explain tent.yaml").requireSuccess().stdout())
                .contains("tent", "rising-threshold");
    }

    @Test
    void theFirstDayOfABackendWorks() throws Exception {
        new Guide("docs/write-a-backend.md", directory).follow();
    }

    /** A method on its own, as part of a class that leaves the others out. */
    private static String methodOfADataset(String method) {
        return """
                package com.example.rising;

                import java.util.List;
                import org.ranvier.api.data.*;

                abstract class Lettered implements Dataset {
                %s}
                """.formatted(method);
    }
}
