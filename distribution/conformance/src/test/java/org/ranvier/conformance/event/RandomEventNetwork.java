package org.ranvier.conformance.event;

import static org.ranvier.conformance.GoldenCase.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Networks of one to four layers, now and then a wide one, with every site and transform of delays, any ratio of time
 * constants, sparse connections, and one or three spikes a neuron.
 */
final class RandomEventNetwork {

    static final int SAMPLES = 40;

    private final SplittableRandom random;
    /** How many spikes of each neuron count. */
    private final int perNeuron;

    RandomEventNetwork(int seed) {
        random = new SplittableRandom(seed);
        perNeuron = pick(1, 1, 3);
    }

    Map<String, Object> file() {
        int layers = random.nextInt(1, 5);
        List<Object> network = new ArrayList<>();
        for (int n = 0; n < layers; n++) {
            network.add(layer("layer" + n));
        }
        return map(
                "network",
                network,
                "options",
                map("seed", random.nextInt(1000)),
                "input",
                map("channels", 5, "spikes", spikes()));
    }

    private Map<String, Object> layer(String name) {
        double tauSyn = random.nextDouble(0.5, 2);
        double ratio = pick(1.0, 2.0, 1.3, 0.6);
        Map<String, Object> layer = map(
                "name",
                name,
                "neurons",
                random.nextInt(12) == 0 ? random.nextInt(20, 60) : random.nextInt(1, 7),
                "neuron",
                neuron(ratio * tauSyn, tauSyn),
                "weights",
                map("init", map("type", "normal", "mean", 0.8 * perNeuron, "std", 0.8)),
                "delays",
                delays());
        if (random.nextInt(3) == 0) {
            layer.put("connectivity", map("type", "fixed-sparse", "sparsity", 0.3));
        }
        return layer;
    }

    private Map<String, Object> neuron(double tauMem, double tauSyn) {
        // Its weights are too small for another threshold than 1.
        return random.nextInt(6) == 0
                ? map(
                        "type",
                        "srm",
                        "tau_s",
                        tauSyn,
                        "tau_r",
                        0.4,
                        "v_threshold",
                        1,
                        "refractory",
                        pick("exponential", "alpha"))
                : map("type", "lif-exact", "tau_mem", tauMem, "tau_syn", tauSyn);
    }

    private Map<String, Object> delays() {
        Map<String, Object> delays = map(
                "type",
                "delgrad",
                "site",
                pick("axonal", "dendritic", "synaptic"),
                "transform",
                pick("sigmoid", "clip", "shift"),
                "max",
                2,
                "spikes",
                perNeuron);
        if (random.nextBoolean()) {
            delays.put("shift", 0.25);
        }
        return delays;
    }

    private double[][] spikes() {
        List<double[]> rows = new ArrayList<>();
        for (int b = 0; b < SAMPLES; b++) {
            for (int c = 0; c < 5; c++) {
                for (int k = random.nextInt(8) > 0 ? perNeuron : 0; k > 0; k--) {
                    // On a grid, so that some arrive at the same time.
                    rows.add(new double[] {b, c, random.nextInt(30) / 10.0});
                }
            }
        }
        rows.add(new double[] {SAMPLES - 1, 0, 0.5});
        return rows.toArray(double[][]::new);
    }

    @SafeVarargs
    private <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }
}
