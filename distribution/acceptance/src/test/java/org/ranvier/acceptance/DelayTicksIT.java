package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * With ticks of 0.1 ms, which is no double, a delay of k ticks is k ticks: in files, checkpoints and networks of other
 * tools, on every backend.
 */
class DelayTicksIT {

    private static final int MOST = 30;

    @TempDir
    Path directory;

    @Test
    void everyTickComesWhereItBelongs() throws Exception {
        for (String unit : new String[] {"ticks", "ms"}) {
            Files.writeString(directory.resolve("net.yaml"), network("memoryless", "fixed", unit));
            for (String backend : new String[] {"reference", "simd"}) {
                arrives(simulated("net.yaml", backend), "output");
            }
        }
    }

    @Test
    void anImportedNetworkHasItsDelays() throws Exception {
        Files.writeString(directory.resolve("net.yaml"), network("nir-li", "slayer", "ticks"));
        Files.writeString(directory.resolve("input.yaml"), "{channels: 1, unit: ticks, spikes: [[0, 0]]}\n");
        ranvier().run("export", "net.yaml", "--format", "nir").requireSuccess();
        for (String learner : new String[] {"fixed", "slayer", "triangle"}) {
            String back = learner + ".yaml";
            ranvier()
                    .run("import", "net.nir", "--delays", learner, "--out", back)
                    .requireSuccess();
            for (String backend : new String[] {"reference", "simd"}) {
                arrives(
                        ranvier()
                                .run(
                                        "simulate",
                                        back,
                                        "--input",
                                        "input.yaml",
                                        "--backend",
                                        backend,
                                        "--record",
                                        "current",
                                        "--json")
                                .requireSuccess()
                                .lastJson(),
                        "current");
            }
        }
    }

    @Test
    void aCheckpointIsTheSameNetworkOnEveryBackend() throws Exception {
        Files.writeString(
                directory.resolve("coin.csv"),
                "sample,channel,time,label\n"
                        + IntStream.range(0, 80)
                                .mapToObj(n -> n + ",0,1.0," + n % 20 + "\n" + n
                                        + ",1,%s,".formatted((10 + n % 20) / 10.0) + n % 20 + "\n")
                                .collect(Collectors.joining()));
        Files.writeString(directory.resolve("experiment.yaml"), """
                data: {dataset: {type: spikes, train: coin.csv, channels: 2, time_unit: ms}, validation: 0.5}
                time: {dt: 0.1, steps: 60}
                network:
                  - name: output
                    neurons: 20
                    neuron: {type: lif, tau_mem: 0.05, v_threshold: 1.5}
                    weights: {init: constant, value: 1, train: false}
                    bias: {init: constant, value: 0}
                    delays: {type: fixed, unit: ticks, max: 40, values: [%s]}
                objective: spike-count
                training: {epochs: 1, batch: 20, optimizer: {type: sgd, lr: 1.0e-30}}
                """.formatted(
                        IntStream.range(0, 20).mapToObj(n -> "[" + n + ", 0]").collect(Collectors.joining(", "))));
        for (String backend : new String[] {"reference", "simd"}) {
            ranvier()
                    .run("train", "experiment.yaml", "--data", ".", "--set", "backend=" + backend, "--out", backend)
                    .requireSuccess();
            String other = backend.equals("simd") ? "reference" : "simd";
            assertThat(ranvier()
                            .run("evaluate", backend, "--data", ".", "--split", "validation", "--against", other)
                            .requireSuccess()
                            .stdout())
                    .contains("100.00 % of 40 samples")
                    .contains("the same for 40 of 40 samples");
        }
    }

    private JsonNode simulated(String file, String backend) throws Exception {
        return ranvier()
                .run("simulate", file, "--backend", backend, "--json")
                .requireSuccess()
                .lastJson();
    }

    private static void arrives(JsonNode simulation, String quantity) {
        JsonNode rows = simulation.get("states").get("output").get(quantity);
        for (int n = 0; n <= MOST; n++) {
            for (int t = 0; t < rows.size(); t++) {
                assertThat(rows.get(t).get(n).asDouble())
                        .as("delay " + n + " at tick " + t)
                        .isEqualTo(t == n ? 1 : 0);
            }
        }
    }

    private static String network(String neuron, String learner, String unit) {
        return """
                time: {dt: 0.1, steps: 40}
                network:
                  - name: output
                    neurons: %d
                    neuron: %s
                    weights: {init: constant, value: 1}
                    delays: {type: %s, site: dendritic, unit: %s, values: [%s]}
                input: {channels: 1, unit: ticks, spikes: [[0, 0]]}
                """.formatted(
                        MOST + 1,
                        neuron,
                        learner,
                        unit,
                        IntStream.rangeClosed(0, MOST)
                                .mapToObj(n -> unit.equals("ms") ? n / 10 + "." + n % 10 : Integer.toString(n))
                                .collect(Collectors.joining(", ")));
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
