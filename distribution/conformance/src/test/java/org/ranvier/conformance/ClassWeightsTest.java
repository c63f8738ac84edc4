package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.data.NdArray;
import org.ranvier.data.Safetensors;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.Experiment;
import org.ranvier.training.report.TrainingListener;

/** A class of weight n counts as n copies of its samples would, whatever the objective. */
class ClassWeightsTest {

    private static final PluginRuntime PLUGINS = Plugins.open();
    private static final int SAMPLES = 9;

    @TempDir
    Path directory;

    /** The loss of a batch is a sum divided by the number of samples, copies or not, which the rate makes up for. */
    @ParameterizedTest
    @ValueSource(strings = {"mean-voltage", "max-voltage", "sum-of-softmax"})
    void aWeightIsWorthAsManyCopies(String objective) throws IOException {
        int copies = 3;
        write("once.csv", 1);
        write("copied.csv", copies);
        int rare = SAMPLES / 3;

        NdArray weighted =
                train("weighted", "once.csv", "{type: " + objective + ", class_weights: [1, " + copies + "]}", 0.1);
        NdArray copied = train("copied", "copied.csv", objective, 0.1 * (SAMPLES + (copies - 1) * rare) / SAMPLES);
        NdArray plain = train("plain", "once.csv", objective, 0.1);

        assertThat(weighted.values()).containsExactly(copied.values(), within(1e-12));
        assertThat(weighted.values()).isNotEqualTo(plain.values());
    }

    @Test
    void aWeightOfOneForAllChangesNoBit() throws IOException {
        write("once.csv", 1);

        assertThat(train("ones", "once.csv", "{type: mean-voltage, class_weights: [1, 1]}", 0.1)
                        .values())
                .isEqualTo(train("none", "once.csv", "mean-voltage", 0.1).values());
    }

    /** Every third sample is of class 1, and is written as often as asked for. */
    private void write(String name, int copies) throws IOException {
        StringBuilder text = new StringBuilder("sample,channel,time,label\n");
        int number = 0;
        for (int s = 0; s < SAMPLES; s++) {
            int label = s % 3 == 2 ? 1 : 0;
            for (int copy = 0; copy < (label == 1 ? copies : 1); copy++, number++) {
                for (int e = 0; e < 5; e++) {
                    text.append(number)
                            .append(',')
                            .append((s + 2 * e) % 4)
                            .append(',')
                            .append((2 * e + s) % 9)
                            .append(',')
                            .append(label)
                            .append('\n');
                }
            }
        }
        Files.writeString(directory.resolve(name), text.toString());
        Files.writeString(directory.resolve("held.csv"), "sample,channel,time,label\n0,1,2,0\n1,2,3,1\n");
    }

    /** One step with all samples; the weights of the last layer. */
    private NdArray train(String name, String data, String objective, double rate) throws IOException {
        Path file = directory.resolve(name + ".yaml");
        Files.writeString(file, """
                seed: 4
                data: {dataset: {type: spikes, train: %s, validation: held.csv, channels: 4, time_unit: ms}}
                time: {steps: 12}
                network:
                  - {neurons: 6, neuron: {type: lif, tau_mem: 6, v_threshold: 0.2}, weights: {init: normal, mean: 0.5, std: 0.5}}
                  - {neurons: 2, neuron: {type: leaky, tau_mem: 6}}
                objective: %s
                training: {epochs: 1, batch: 100, optimizer: {type: sgd, lr: %s}}
                backend: reference
                """.formatted(data, objective, rate));
        Experiment.Environment environment = new Experiment.Environment(PLUGINS, new Folder(directory), 1);
        Path run = directory.resolve(name);
        Experiment.load(file, new Experiment.Changes(List.of(), OptionalLong.empty(), Optional.empty()), environment)
                .run(run, new TrainingListener() {}, () -> false);
        return Safetensors.read(run.resolve("last.safetensors")).tensors().get("output.weights");
    }

    private record Folder(Path path) implements DataFolders {
        @Override
        public Optional<Path> find(String relative) {
            return Optional.of(path.resolve(relative)).filter(Files::exists);
        }

        @Override
        public List<Path> searched() {
            return List.of(path);
        }
    }
}
