package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Networks leave as NIR files and come back as what they were. */
class NirIT {

    private static final String INPUT = """
            input: {channels: 2, spikes: [[0, 0], [1, 1.5], [0, 6], [1, 7.5], [0, 10], [0, 11], [1, 12], [0, 13], [1, 13], [0, 14],
              [0, 15], [0, 20], [1, 22], [0, 24], [0, 25], [1, 25], [0, 26], [1, 30], [0, 31], [1, 32], [0, 32], [1, 33], [0, 34]]}
            """;

    /** Synaptic, axonal and recurrent delays, three kinds of neurons, currents, a bias and a readout. */
    private static final String NETWORK = """
            time: {dt: 0.5, steps: 120}
            options: {mode: inference}
            network:
              - name: hidden
                neurons: 3
                neuron: {type: nir-cuba-lif, tau_syn: 2, tau_mem: [5, 6, 7], v_threshold: 0.25, r: 4, integration: euler}
                weights: {values: [[1.5, 0.75], [1, 2], [1, 1]]}
                bias: {values: [0.0625, 0, 0.125]}
                delays: {type: slayer, unit: ticks, max: 6, values: [[0, 1], [2, 5], [3, 3]]}
              - name: middle
                neurons: 3
                neuron: {type: lif, reset: zero, tau_mem: 10, v_threshold: 1}
                from:
                  - from: hidden
                    synapse: {type: exponential, tau_syn: 4}
                    weights: {values: [[1.5, 0.75, 1], [1, 2, 0.25], [1, 1, 1]]}
                    delays: {type: triangle, site: axonal, unit: ticks, max: 6, values: [0, 1.25, 2]}
                  - from: middle
                    weights: {values: [[-0.5, 0.75, 1], [1, -1, 0.25], [1, 1, -1]]}
                    delays: {type: triangle, unit: ticks, max: 6, values: [[1, 2, 1], [1, 2, 3], [1, 1, 1]]}
              - name: output
                neurons: 2
                neuron: {type: leaky, tau_mem: 8}
                weights: {values: [[1, -0.5, 1], [-0.25, 0.75, 1]]}
            """ + INPUT;

    @TempDir
    Path directory;

    @Test
    void aNetworkThatLeavesAndComesBackDoesTheSame() throws Exception {
        write("net.yaml", NETWORK);
        write("input.yaml", INPUT.replaceFirst("^input: ", ""));
        JsonNode before = ranvier()
                .run("simulate", "net.yaml", "--record", "v,s", "--json")
                .requireSuccess()
                .lastJson();

        for (List<String> how : List.of(List.of("branches", "s"), List.of("metadata", "ms"))) {
            ranvier()
                    .run(
                            "export",
                            "net.yaml",
                            "--out",
                            "net.nir",
                            "--option",
                            "precision=double",
                            "--option",
                            "delays=" + how.get(0),
                            "--option",
                            "unit=" + how.get(1))
                    .requireSuccess();
            ranvier().run("import", "net.nir", "--out", "again.yaml").requireSuccess();
            Files.writeString(
                    directory.resolve("again.yaml"),
                    Files.readString(directory.resolve("again.yaml")).replace("steps: 100", "steps: 120"));
            JsonNode after = ranvier()
                    .run("simulate", "again.yaml", "--input", "input.yaml", "--record", "v,s", "--json")
                    .requireSuccess()
                    .lastJson();

            for (String population : List.of("hidden", "middle")) {
                JsonNode spikes = before.at("/spike_times/" + population);
                assertThat(spikes.size()).as("spikes of " + population).isGreaterThan(10);
                assertThat(after.at("/spike_times/" + population)).isEqualTo(spikes);
            }
            for (int t = 0; t < 120; t++) {
                String at = "/states/output/v/" + t + "/0";
                assertThat(after.at(at).asDouble())
                        .isCloseTo(before.at(at).asDouble(), org.assertj.core.api.Assertions.within(1e-9));
            }
        }
    }

    /** Some of Java's maps have another order in every process. */
    @Test
    void aNetworkIsTheSameFileInEveryProcess() throws Exception {
        write("net.yaml", NETWORK);
        Set<String> exported = new HashSet<>();
        Set<String> imported = new HashSet<>();
        for (int n = 0; n < 6; n++) {
            ranvier().run("export", "net.yaml", "--out", n + ".nir").requireSuccess();
            exported.add(HexFormat.of().formatHex(Files.readAllBytes(directory.resolve(n + ".nir"))));
        }
        for (int n = 0; n < 3; n++) {
            ranvier().run("import", n + ".nir", "--out", n + ".yaml").requireSuccess();
            imported.add(Files.readString(directory.resolve(n + ".yaml")).replace(n + ".nir", ""));
        }

        assertThat(exported).hasSize(1);
        assertThat(imported).hasSize(1);
    }

    @Test
    void aTrainedNetworkComesBackAsARunWithTheSamePredictions() throws Exception {
        write("experiment.yaml", """
                name: cuba
                data: {dataset: yin-yang, limit: 200}
                encoder: {type: time-to-first-spike, early: 0, late: 15}
                time: {dt: 1, steps: 25}
                network:
                  - {name: hidden, neurons: 20, neuron: {type: nir-cuba-lif, tau_syn: 5, tau_mem: 5, r: 4}, weights: {train: false, init: normal, std: 1.5},
                     delays: {type: slayer, max: 10}}
                  - {name: output, neurons: 3, neuron: {type: nir-cuba-li, tau_syn: 5, tau_mem: 5}, delays: {type: slayer, max: 8}}
                objective: max-voltage
                training: {epochs: 2, batch: 20, optimizer: {type: adam, lr: 0.05}}
                backend: simd
                """);
        ranvier().run("train", "experiment.yaml", "--out", "run").requireSuccess();
        ranvier().run("export", "run", "--format", "nir").requireSuccess();
        ranvier()
                .run("import", "run.nir", "--like", "run", "--delays", "slayer", "--out", "back")
                .requireSuccess();
        ranvier().run("evaluate", "run", "--predictions", "before.csv").requireSuccess();
        ranvier().run("evaluate", "back", "--predictions", "after.csv").requireSuccess();

        String predictions = Files.readString(directory.resolve("before.csv"));
        assertThat(predictions.lines())
                .hasSizeGreaterThan(100)
                .first()
                .isEqualTo("sample,label,predicted,label_name,predicted_name");
        assertThat(predictions
                        .lines()
                        .skip(1)
                        .map(line -> line.replaceFirst(".*,", ""))
                        .distinct()
                        .count())
                .as("classes predicted")
                .isGreaterThan(1);
        assertThat(Files.readString(directory.resolve("after.csv"))).isEqualTo(predictions);

        // What came back can be trained on.
        ranvier().run("train", "--resume", "back", "--set", "training.epochs=1").requireSuccess();
    }

    @Test
    void whatNirCannotExpressIsRefusedByNameAndLeavesNothing() throws Exception {
        write("two.yaml", """
                time: {dt: 1, steps: 10}
                network:
                  - {name: hidden, neurons: 2, neuron: adlif-plus, synapse: {type: alpha, tau_syn: 2}}
                  - {name: output, neurons: 2, neuron: {type: lif, reset: subtract}}
                input: {channels: 2, spikes: [[0, 1]]}
                """);
        Refusal refusal = Refusal.in(directory);

        assertThat(refusal.of(2, "export", "srm", "--out", "srm.nir"))
                .allSatisfy(line -> assertThat(line).contains("'srm' is no NIR primitive"));
        assertThat(refusal.of(2, "export", "two.yaml", "--format", "nir"))
                .satisfiesExactly(
                        line -> assertThat(line).contains("network.hidden", "'alpha' is no leaky integrator"),
                        line -> assertThat(line).contains("network.hidden", "'adlif-plus' is no NIR primitive"),
                        line -> assertThat(line).contains("network.output", "'lif' is no NIR primitive"));
        assertThat(refusal.of(3, "export", "leaky", "--format", "nur").getFirst())
                .contains("'nir'");
        assertThat(refusal.of(2, "export", "leaky", "--option", "profil=loihi").getFirst())
                .contains("'profile'");
    }

    @Test
    void profilesKeepToTheLimitsOfTheirHardware() throws Exception {
        write("late.yaml", """
                time: {dt: 1, steps: 100}
                network:
                  - {neurons: 1, neuron: nir-lif, weights: {values: [[1]]}, delays: {type: fixed, unit: ticks, max: 80, values: [[63]]}}
                input: {channels: 1, spikes: [[0, 1]]}
                """);
        write("now.yaml", """
                time: {dt: 1, steps: 100}
                network:
                  - {neurons: 1, neuron: nir-lif, weights: {values: [[1]]}}
                input: {channels: 1, spikes: [[0, 1]]}
                """);
        Refusal refusal = Refusal.in(directory);

        assertThat(refusal.of(2, "export", "late.yaml", "--option", "profile=loihi")
                        .getFirst())
                .contains("63 ticks", "62 ticks at most");
        assertThat(refusal.of(2, "export", "now.yaml", "--option", "profile=spinnaker")
                        .getFirst())
                .contains("0 ticks", "shift=1");
        assertThat(ranvier()
                        .run("export", "late.yaml", "--option", "profile=spinnaker")
                        .requireSuccess()
                        .stdout())
                .contains("16 slots");
        assertThat(ranvier()
                        .run("export", "now.yaml", "--option", "profile=spinnaker", "--option", "shift=1")
                        .requireSuccess()
                        .stdout())
                .contains("1 tick longer");
    }

    @Test
    void whatCannotBeWrittenLeavesNothing() throws Exception {
        Files.createDirectory(directory.resolve("folder"));
        Refusal refusal = Refusal.in(directory);

        assertThat(refusal.of(2, "export", "leaky", "--out", "absent/x.nir").getFirst())
                .contains("its folder does not exist");
        assertThat(refusal.of(2, "export", "leaky", "--format", "nir", "--out", "folder")
                        .getFirst())
                .contains("a folder of that name");
    }

    @Test
    void aDamagedFileIsRefusedInOneSentence() throws Exception {
        write("broken.nir", "this is not HDF5");
        Refusal refusal = Refusal.in(directory);

        assertThat(refusal.of(4, "import", "broken.nir"))
                .singleElement()
                .asString()
                .contains("broken.nir", "HDF5");
        assertThat(refusal.of(2, "import", "absent.nir"))
                .singleElement()
                .asString()
                .contains("absent.nir", "no such file");
    }

    private void write(String file, String text) throws Exception {
        Files.writeString(directory.resolve(file), text);
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
