package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Long samples are trained segment by segment: the same training, in less memory. */
class RecomputationIT {

    /** 421 ticks are no multiple of a segment, and 40 samples none of a batch. */
    private static final String EXPERIMENT = """
            name: long
            seed: 3
            data:
              dataset: {type: random-spikes, channels: 20, duration: 421, probability: 0.05, classes: 4, train_size: 40, seed: 1}
            time: {dt: 1, steps: 421}
            network:
              - name: hidden
                neurons: 30
                neuron: {type: lif, tau_mem: 10, v_threshold: 1}
                weights: {init: normal, mean: 0.1, std: 0.3}
                delays: {type: slayer, max: 9}
                dropout: 0.1
              - name: output
                neurons: 4
                neuron: {type: leaky, tau_mem: 20}
                delays: {type: triangle, max: 9}
            objective: mean-voltage
            training:
              epochs: 3
              batch: 17
              optimizer: {type: adam, lr: 0.01, lr_delays: 0.1}
              regularizers: [{type: band, strength: 0.001, low: 1, high: 20, on: spikes}]
            """;

    private static final String RECOMPUTE = "backend={type: simd, recompute: true}";

    @TempDir
    static Path directory;

    private static RunFolder recomputed;

    @BeforeAll
    static void train() throws Exception {
        Files.writeString(directory.resolve("long.yaml"), EXPERIMENT);
        recomputed = train("recomputed", "--threads", "2", "--set", RECOMPUTE);
    }

    @Test
    void itIsTheSameTrainingButForRounding() throws Exception {
        List<JsonNode> kept = train("kept").lines();
        List<JsonNode> again = recomputed.lines();

        for (int epoch = 0; epoch < kept.size(); epoch++) {
            for (String loss : List.of("train_loss", "validation_loss")) {
                assertThat(again.get(epoch).get(loss).asDouble())
                        .as(loss)
                        .isCloseTo(kept.get(epoch).get(loss).asDouble(), within(1e-3));
            }
        }
        assertThat(recomputed.last())
                .as("sums over segments are rounded otherwise")
                .isNotEqualTo(folder("kept").last());
    }

    @Test
    void threadsAndVectorsGiveTheSameBytes() throws Exception {
        RanvierProcess narrow = ranvier().with("JDK_JAVA_OPTIONS", "-XX:UseAVX=2");
        narrow.run(experiment("narrow", "--threads", "3", "--set", RECOMPUTE)).requireSuccess();

        assertThat(folder("narrow").last()).isEqualTo(recomputed.last());
        assertThat(folder("narrow").metrics()).isEqualTo(recomputed.metrics());
    }

    @Test
    void aRunThatGoesOnHasTheBytesOfOneThatNeverStopped() throws Exception {
        RunFolder run = train("stopped", "--set", RECOMPUTE, "--set", "training.epochs=1");
        ranvier()
                .run("train", "--resume", "stopped", "--set", "training.epochs=3")
                .requireSuccess();

        assertThat(run.last()).isEqualTo(recomputed.last());
        assertThat(run.metrics()).isEqualTo(recomputed.metrics());
        assertThat(run.json("resolved.json").toString()).contains("\"recompute\":true");
    }

    @Test
    void longSamplesFitIntoLittleMemory() throws Exception {
        RanvierProcess little = ranvier().with("JDK_JAVA_OPTIONS", "-Xmx160m");
        String[] more = {
            "--set", "time.steps=3000",
            "--set", "data.dataset.duration=3000",
            "--set", "data.dataset.probability=0.01",
            "--set", "network.hidden.neurons=200",
            "--set", "training.epochs=1"
        };

        assertThat(little.run(experiment("too-much", more)).requireExit(5).stderr())
                .contains("the memory that Java may use");
        List<String> enough = new ArrayList<>(List.of(more));
        enough.addAll(List.of("--set", RECOMPUTE));
        little.run(experiment("little", enough.toArray(String[]::new))).requireSuccess();
    }

    @Test
    void whatNeedsAllTicksIsRefusedInOneSentence() throws Exception {
        Refusal refusal = Refusal.in(directory);

        assertThat(refusal.of(2, experiment("refused", "--set", RECOMPUTE, "--set", "network.hidden.normalize=batch")))
                .singleElement()
                .asString()
                .contains("network.hidden.normalize", "batch normalisation is over all ticks");
        assertThat(refusal.of(2, experiment("refused", "--set", RECOMPUTE, "--set", "network.hidden.delays.max=200")))
                .singleElement()
                .asString()
                .contains("nothing is saved of 421");
        assertThat(refusal.of(2, experiment("refused", "--set", "backend={type: reference, recompute: true}")))
                .singleElement()
                .asString()
                .contains("'reference' has no setting 'recompute'");
    }

    private static RunFolder train(String name, String... more) throws Exception {
        ranvier().run(experiment(name, more)).requireSuccess();
        return folder(name);
    }

    private static String[] experiment(String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of("train", "long.yaml"));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--out", name));
        return arguments.toArray(String[]::new);
    }

    private static RunFolder folder(String name) {
        return new RunFolder(directory.resolve(name));
    }

    private static RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
