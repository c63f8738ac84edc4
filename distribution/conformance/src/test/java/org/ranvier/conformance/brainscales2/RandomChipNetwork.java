package org.ranvier.conformance.brainscales2;

import static org.ranvier.conformance.GoldenCase.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Networks that the chip carries: with or without a hidden layer, copies of inputs, any time constant, capacitance and
 * rest.
 */
final class RandomChipNetwork {

    private static final int SAMPLES = 20;

    private final SplittableRandom random;
    private final double tau;

    RandomChipNetwork(int seed) {
        random = new SplittableRandom(seed);
        tau = random.nextDouble(0.5, 20);
    }

    Map<String, Object> file() {
        int channels = random.nextInt(3, 7);
        List<Object> network = new ArrayList<>();
        network.add(layer("hidden", random.nextInt(3, 15), random.nextInt(1, 6)));
        network.add(layer("output", random.nextInt(1, 5), 1));
        return map("network", network, "input", map("channels", channels, "spikes", spikes(channels)));
    }

    private Map<String, Object> layer(String name, int neurons, int copies) {
        double capacitance = random.nextDouble(0.5, 2);
        double rest = random.nextDouble(-1, 1);
        Map<String, Object> delays = random.nextBoolean()
                ? map("type", "delgrad", "site", "axonal", "shift", 2 * tau, "scale", 1.5 * tau)
                : map("type", "delgrad", "site", "axonal", "transform", "clip", "shift", 1.5 * tau, "max", 5 * tau);
        return map(
                "name",
                name,
                "neurons",
                neurons,
                "neuron",
                map(
                        "type",
                        "lif-exact",
                        "tau_mem",
                        tau,
                        "tau_syn",
                        tau,
                        "c_mem",
                        capacitance,
                        "v_leak",
                        rest,
                        "v_threshold",
                        rest + tau / capacitance),
                "connectivity",
                map("type", "dense", "copies", copies),
                "weights",
                map("init", map("type", "normal", "mean", 2.0 / copies, "std", 1.0)),
                "delays",
                delays);
    }

    private double[][] spikes(int channels) {
        List<double[]> rows = new ArrayList<>();
        for (int b = 0; b < SAMPLES; b++) {
            for (int c = 0; c < channels; c++) {
                if (random.nextInt(8) > 0) {
                    rows.add(new double[] {b, c, random.nextDouble(0, 2 * tau)});
                }
            }
        }
        return rows.toArray(double[][]::new);
    }
}
