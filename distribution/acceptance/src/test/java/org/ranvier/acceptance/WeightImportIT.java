package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Weights that PyTorch and tools on it trained compute here what they compute there. */
class WeightImportIT {

    private static final Path GIVEN =
            Installation.sources().resolve("distribution/acceptance/src/test/resources/snntorch");

    /** Single precision there, double here, over 20 ticks. */
    private static final double TOLERANCE = 5e-6;

    private static final String MAP = """
            format: ranvier-weights/1
            arrays:
              - {name: fc1.weight, to: hidden.weights}
              - {name: fc1.bias, to: hidden.bias}
              - {name: lif1.beta, to: hidden.neuron.BETA}
              - {name: lif1.threshold, to: hidden.neuron.v_threshold}
              - {name: fc2.weight, to: output.weights}
              - {name: fc2.bias, to: output.bias}
              - {name: lif2.beta, to: output.neuron.BETA}
              - {name: lif2.threshold, to: output.neuron.v_threshold}
            ignore: [lif1.graded_spikes_factor, lif1.reset_mechanism_val, lif2.graded_spikes_factor, lif2.reset_mechanism_val]
            """;

    private static final String NETWORK = """
            time: {dt: 0.5, steps: 20}
            network:
              - {name: hidden, neurons: 4, neuron: {type: lif, LEAK, input: unscaled, reset: subtract}, bias: true}
              - {name: output, neurons: 3, neuron: {type: lif, LEAK, input: unscaled, reset: subtract}}
            input: {channels: 5, spikes: []}
            """;

    private static final String EXPERIMENT = """
            name: imported
            data: {dataset: {type: random-spikes, channels: 5, classes: 3, train_size: 60}}
            encoder: bins
            time: {dt: 1, steps: 20}
            network:
              - {name: hidden, neurons: 4, neuron: {type: lif, leak: factor, reset: subtract}, delays: {type: triangle, max: 3}}
              - {name: output, neurons: 3, neuron: {type: lif, leak: factor, reset: subtract}, bias: true}
            objective: summed-voltage
            training: {epochs: 1, batch: 10, optimizer: {type: adam, lr: 0.01}}
            """;

    @TempDir
    Path directory;

    @BeforeEach
    void copyWeights() throws Exception {
        Files.copy(GIVEN.resolve("leaky.safetensors"), directory.resolve("leaky.safetensors"));
        write("map.yaml", MAP.replace("BETA", "alpha"));
        write("net.yaml", NETWORK.replace("LEAK", "leak: factor"));
        write("experiment.yaml", EXPERIMENT);
    }

    @Test
    void anSnnTorchNetworkSpikesHereAsItDoesThere() throws Exception {
        assertComputesTheSame();
    }

    @Test
    void aDecayPerStepBecomesATimeConstant() throws Exception {
        write("map.yaml", MAP.replaceAll("BETA}", "tau_mem, from: beta}"));
        write("net.yaml", NETWORK.replace("LEAK", "leak: exponential"));

        assertComputesTheSame();
        assertThat(Files.readString(directory.resolve("out.yaml"))).contains("tau_mem: 4.745609");
    }

    /** SpikingJelly's LIFNode with its defaults: v += (x − (v − 0)) / τ; a spike where v ≥ 1, which sets v to 0. */
    @Test
    void aSpikingJellyNeuronSpikesHereAsItDoesThere() throws Exception {
        float tau = 3.5F;
        float w = (float) -Math.log(tau - 1);
        double[] input = new Random(5).doubles(60, 0, 2.2).toArray();
        writeSafetensors("jelly.safetensors", Map.of("fc.weight", 1F, "lif.tau", tau, "plif.w", w));
        StringBuilder frames = new StringBuilder();
        List<Integer> expected = new ArrayList<>();
        double v = 0;
        for (int tick = 0; tick < input.length; tick++) {
            frames.append(tick == 0 ? "" : ", ").append('[').append(input[tick]).append(']');
            v += (input[tick] - v) / tau;
            if (v >= 1) {
                expected.add(tick);
                v = 0;
            }
        }
        write(
                "net.yaml",
                "time: {dt: 2, steps: 60}\nnetwork:\n  - {name: output, neurons: 1, neuron: {type: lif, "
                        + "input: scaled, spike: reach, reset: zero}}\ninput: {frames: [" + frames + "]}\n");
        for (String how : List.of(
                "lif.tau, to: output.neuron.tau_mem, from: steps",
                "plif.w, to: output.neuron.tau_mem, from: sigmoid")) {
            String other = how.startsWith("lif") ? "plif.w" : "lif.tau";
            write(
                    "map.yaml",
                    "arrays: [{name: fc.weight, to: output.weights}, {name: " + how + "}]\nignore: [" + other + "]\n");
            ranvier()
                    .run("import", "jelly.safetensors", "--map", "map.yaml", "--like", "net.yaml", "--out", "out.yaml")
                    .requireSuccess();
            JsonNode spikes = ranvier()
                    .run("simulate", "out.yaml", "--json")
                    .requireSuccess()
                    .lastJson()
                    .at("/spikes/output");

            List<Integer> ticks = new ArrayList<>();
            for (int tick = 0; tick < input.length; tick++) {
                if (spikes.at("/" + tick + "/0").asInt() == 1) {
                    ticks.add(tick);
                }
            }
            assertThat(ticks).as(how).hasSizeGreaterThan(5).isEqualTo(expected);
        }
    }

    /** Scalars in single precision, as the format has them: the length of a header, the header, the numbers. */
    private void writeSafetensors(String file, Map<String, Float> scalars) throws Exception {
        Map<String, Object> header = new LinkedHashMap<>();
        ByteBuffer numbers = ByteBuffer.allocate(scalars.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        scalars.forEach((name, value) -> {
            int begin = numbers.position();
            numbers.putFloat(value);
            List<Integer> shape = name.endsWith("weight") ? List.of(1, 1) : List.of();
            header.put(
                    name, Map.of("dtype", "F32", "shape", shape, "data_offsets", List.of(begin, numbers.position())));
        });
        byte[] text = JsonMapper.shared().writeValueAsBytes(header);
        ByteBuffer all = ByteBuffer.allocate(Long.BYTES + text.length + numbers.capacity())
                .order(ByteOrder.LITTLE_ENDIAN);
        all.putLong(text.length).put(text).put(numbers.array());
        Files.write(directory.resolve(file), all.array());
    }

    private void assertComputesTheSame() throws Exception {
        JsonNode theirs = JsonMapper.shared().readTree(Files.readString(GIVEN.resolve("leaky.json")));
        write("input.json", JsonMapper.shared().writeValueAsString(Map.of("frames", bySample(theirs.get("x")))));
        ranvier()
                .run("import", "leaky.safetensors", "--map", "map.yaml", "--like", "net.yaml", "--out", "out.yaml")
                .requireSuccess();
        JsonNode ours = ranvier()
                .run("simulate", "out.yaml", "--input", "input.json", "--record", "v,s", "--json")
                .requireSuccess()
                .lastJson();

        Map<String, List<String>> names = new LinkedHashMap<>();
        names.put("hidden", List.of("spk1", "mem1", "4"));
        names.put("output", List.of("spk2", "mem2", "3"));
        names.forEach((population, their) -> {
            int spikes = 0;
            for (int tick = 0; tick < 20; tick++) {
                for (int sample = 0; sample < 2; sample++) {
                    for (int neuron = 0; neuron < Integer.parseInt(their.get(2)); neuron++) {
                        String there = "/" + tick + "/" + sample + "/" + neuron;
                        String here = "/" + population + "/" + sample + "/" + tick + "/" + neuron;
                        assertThat(ours.at("/states/" + population + "/v/" + sample + "/" + tick + "/" + neuron)
                                        .asDouble(Double.NaN))
                                .as(population + there)
                                .isCloseTo(theirs.get(their.get(1)).at(there).asDouble(Double.NaN), within(TOLERANCE));
                        int spike = ours.at("/spikes" + here).asInt();
                        assertThat(spike)
                                .isEqualTo(theirs.get(their.get(0)).at(there).asInt());
                        spikes += spike;
                    }
                }
            }
            assertThat(spikes).as("spikes of " + population).isGreaterThan(50);
        });
    }

    @Test
    void theSameWeightsMakeARunToEvaluateAndToTrainOn() throws Exception {
        ranvier()
                .run("import", "leaky.safetensors", "--map", "map.yaml", "--like", "experiment.yaml", "--out", "run")
                .requireSuccess();
        String experiment = Files.readString(directory.resolve("run/experiment.yaml"));
        ranvier().run("evaluate", "run", "--split", "validation").requireSuccess();
        ranvier().run("train", "--resume", "run").requireSuccess();

        // The bias that the map adds is there, and the numbers of single neurons are where people read them.
        assertThat(experiment).contains("alpha: 0.8999999", "bias: true").doesNotContain("values");
        assertThat(new RunFolder(directory.resolve("run")).epochs()).isEqualTo(1);
    }

    @Test
    void whatDoesNotFitIsRefusedByNameAndLeavesNothing() throws Exception {
        Refusal refusal = Refusal.in(directory);

        write("short.yaml", MAP.replace("BETA", "alpha").replaceAll("ignore: .*", "ignore: []"));
        assertThat(refused(refusal, 2, "short.yaml", "net.yaml")).contains("lif1.graded_spikes_factor", "'ignore'");
        write("wrong.yaml", MAP.replace("BETA", "alpha").replace("fc2.weight", "fc2.weights"));
        assertThat(refused(refusal, 2, "wrong.yaml", "net.yaml")).contains("'fc2.weights'", "'fc2.weight'");
        write("layer.yaml", MAP.replace("BETA", "alpha").replace("to: output.weights", "to: outputs.weights"));
        assertThat(refused(refusal, 2, "layer.yaml", "net.yaml")).contains("'outputs'", "'output'");
        write("beta.yaml", MAP.replace("BETA}", "tau_mem, from: steps}"));
        assertThat(refused(refusal, 2, "beta.yaml", "net.yaml")).contains("lif1.beta", "hidden.neuron.tau_mem");
        write(
                "turned.yaml",
                MAP.replace("BETA", "alpha").replace("hidden.weights}", "hidden.weights, transpose: true}"));
        assertThat(refused(refusal, 2, "turned.yaml", "experiment.yaml")).contains("hidden");
        assertThat(refusal.of(2, "import", "leaky.safetensors", "--map", "map.yaml")
                        .getFirst())
                .contains("--like");
        write("model.pth", "");
        assertThat(refusal.of(4, "import", "model.pth", "--map", "map.yaml", "--like", "net.yaml")
                        .getFirst())
                .contains("pickle", "safetensors.torch.save_file");
    }

    private static String refused(Refusal refusal, int exitCode, String map, String like) throws Exception {
        return refusal.of(exitCode, "import", "leaky.safetensors", "--map", map, "--like", like, "--out", "out")
                .getFirst();
    }

    private static ArrayNode bySample(JsonNode byTick) {
        ArrayNode samples = JsonMapper.shared().createArrayNode();
        for (int sample = 0; sample < 2; sample++) {
            ArrayNode ticks = samples.addArray();
            for (JsonNode tick : byTick) {
                ticks.add(tick.get(sample));
            }
        }
        return samples;
    }

    private void write(String file, String text) throws Exception {
        Files.writeString(directory.resolve(file), text);
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
