package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever follows docs/plugin-guide.md to the letter gets a plugin that works. */
class PluginGuideIT {

    @TempDir
    Path directory;

    @Test
    void thePluginOfTheGuideWorks() throws Exception {
        Document guide = Document.read(Installation.sources().resolve("docs/plugin-guide.md"));
        for (Document.Block block : guide.blocks()) {
            if (block.is("java", "Dataset")) {
                write("src/com/example/rising/Lettered.java", methodOfADataset(block.text()));
            } else if (block.language().equals("java") || block.language().equals("properties")) {
                write(block.role(), block.text());
            }
        }
        String network = guide.blocks().stream()
                .filter(block -> block.is("yaml", "plugin"))
                .map(Document.Block::text)
                .findFirst()
                .orElseThrow();
        Installation installation = Installation.assembled();
        Path own = Files.createDirectories(directory.resolve("plugins"));
        ThirdPartyPlugin.compile(installation.apiJar(), directory, own.resolve("rising-threshold-1.0.0.jar"));
        RanvierProcess ranvier = RanvierProcess.of(installation)
                .in(directory)
                .with("RANVIER_PLUGINS", installation.plugins() + java.io.File.pathSeparator + own);

        write("network.yaml", network);
        Result result =
                ranvier.run("simulate", "network.yaml", "--gradients", "--json").requireSuccess();

        assertThat(result.lastJson().at("/spikes/output/0/0").asInt())
                .as("v is at the threshold, not above")
                .isZero();
        assertThat(result.lastJson().at("/grads/output/jump").isMissingNode()).isFalse();
        write("train.yaml", """
                name: trained
                data: {dataset: yin-yang, limit: 300}
                encoder: {type: time-to-first-spike, early: 0, late: 30, bias_time: 0}
                time: {dt: 1, steps: 50}
                network:
                  - name: hidden
                    neurons: 20
                    neuron: {type: rising-threshold, tau_mem: 3, v_threshold: 0.3, train: [tau_mem, tau_h]}
                    synapse: {type: exponential, tau_syn: 3}
                  - {name: output, neurons: 3, neuron: {type: leaky, tau_mem: 6}}
                objective: mean-voltage
                training: {epochs: 3, batch: 20, optimizer: {type: adam, lr: 0.005, lr_neurons: 0.5}}
                """);
        assertThat(ranvier.run("train", "train.yaml", "--json", "--out", "run")
                        .requireSuccess()
                        .lastJson()
                        .get("epochs")
                        .asInt())
                .as("time constants are trained within bounds, however fast")
                .isEqualTo(3);
        write("tent.yaml", network.replace("output: v", "output: v, delays: {type: tent, max: 5, values: 1.5}"));
        assertThat(ranvier.run("explain", "tent.yaml").requireSuccess().stdout())
                .contains("tent", "rising-threshold");
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

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
