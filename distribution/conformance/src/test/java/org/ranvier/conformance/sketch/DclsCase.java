package org.ranvier.conformance.sketch;

import static org.ranvier.conformance.GoldenCase.at;
import static org.ranvier.conformance.GoldenCase.map;
import static org.ranvier.conformance.sketch.SketchArrays.numbers;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ranvier.config.ConfigNode;
import org.ranvier.conformance.GoldenCase;

/** The golden case of DCLS as a network to simulate, its arrays in the layout of recordings; their tap k is a delay of K − 1 − k. */
record DclsCase(ConfigNode node) {

    static final int TAPS = 26;
    static final int IN = 3;
    static final int OUT = 2;
    private static final int SAMPLES = 2;

    static DclsCase read() {
        return new DclsCase(at(new GoldenCase("g1_dcls_gauss.json").file(), "cases", 0));
    }

    Map<String, Object> network(double[] inputs, int ticks, String width) {
        boolean trained = width.equals("trained");
        Map<String, Object> delays = map("type", "dcls", "width", width, "max", TAPS - 1, "values", delays());
        if (trained) {
            delays.put("sig", numbers(at(node, "SIG")));
        }
        Map<String, Object> output = map(
                "neurons", OUT, "neuron", "memoryless", "weights", map("values", at(node, "W")), "delays", delays);
        return map(
                "time", map("steps", ticks), "network", List.of(output),
                "input", map("frames", SketchArrays.array(inputs, inputs.length / ticks / IN, ticks, IN)));
    }

    /** d = K − 1 − (P + ⌊K/2⌋). */
    double[] delays() {
        return Arrays.stream(numbers(at(node, "P"))).map(p -> TAPS - 1 - (p + TAPS / 2)).toArray();
    }

    /** An array [out][in][tap] as [in][lag][out]: the response of every output to an impulse on one input. */
    double[] byLag(String name) {
        double[] kernel = numbers(at(node, name));
        double[] result = new double[kernel.length];
        for (int n = 0; n < kernel.length; n++) {
            int lag = TAPS - 1 - n % TAPS;
            int j = n / TAPS % IN;
            result[(j * TAPS + lag) * OUT + n / TAPS / IN] = kernel[n];
        }
        return result;
    }

    /** An array [sample][channel][tick] as [sample][tick][channel]. */
    double[] byTick(int channels, Object... path) {
        double[] array = numbers(at(node, path));
        int ticks = array.length / SAMPLES / channels;
        double[] result = new double[array.length];
        for (int n = 0; n < array.length; n++) {
            int sample = n / ticks / channels;
            result[(sample * ticks + n % ticks) * channels + n / ticks % channels] = array[n];
        }
        return result;
    }
}
