package org.ranvier.conformance;

import static org.ranvier.conformance.GoldenCase.at;
import static org.ranvier.conformance.GoldenCase.map;
import static org.ranvier.conformance.GoldenCase.numbers;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ranvier.config.tree.ConfigNode;

/**
 * A golden case of DCLS as a network to simulate, its arrays in the layout of recordings; their tap k is a delay of K −
 * 1 − k.
 *
 * @param learner the delay learner and what sets it apart
 */
record DclsCase(Map<String, Object> learner, ConfigNode node) {

    static final int TAPS = 26;
    static final int IN = 3;
    static final int OUT = 2;
    static final int SAMPLES = 2;

    static DclsCase gaussian() {
        return new DclsCase(map("type", "dcls"), at(new GoldenCase("g1_dcls_gauss.json").file(), "cases", 0));
    }

    /** Of DCLS' version 'max' and of the triangle that is divided by its area. */
    static List<DclsCase> all() {
        ConfigNode triangles = new GoldenCase("g6_dcls_triangle.json").file();
        return List.of(
                gaussian(),
                new DclsCase(map("type", "dcls-triangle", "normalize", "lags"), at(triangles, "cases", 0)),
                new DclsCase(map("type", "dcls-triangle", "normalize", "area"), at(triangles, "cases", 1)));
    }

    /**
     * One layer without memory, so that its output is the delayed signal itself; frames are [sample][tick][channel].
     */
    Map<String, Object> network(double[][][] frames) {
        Map<String, Object> delays = map(
                "max",
                TAPS - 1,
                "values",
                delays(),
                "width",
                "per-delay",
                "sigma",
                numbers(at(node, "SIG")),
                "train",
                List.of("delay", "sigma"));
        delays.putAll(learner);
        Map<String, Object> output =
                map("neurons", OUT, "neuron", "memoryless", "weights", map("values", at(node, "W")), "delays", delays);
        return map(
                "time", map("steps", frames[0].length),
                "network", List.of(output),
                "input", map("frames", frames));
    }

    @Override
    public String toString() {
        return learner.toString();
    }

    /** d = K − 1 − (P + ⌊K/2⌋). */
    double[] delays() {
        return Arrays.stream(numbers(at(node, "P")))
                .map(p -> TAPS - 1 - (p + TAPS / 2))
                .toArray();
    }

    /** Sample j has one impulse, in its first tick on input j. */
    static double[][][] impulses() {
        double[][][] frames = new double[IN][TAPS][IN];
        for (int j = 0; j < IN; j++) {
            frames[j][0][j] = 1;
        }
        return frames;
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

    /** The spikes of the case, and silence up to so many ticks: padding on the right. */
    double[][][] spikes(int ticks) {
        double[] given = numbers(at(node, "spikes"));
        int own = given.length / SAMPLES / IN;
        double[][][] frames = new double[SAMPLES][ticks][IN];
        for (int n = 0; n < given.length; n++) {
            frames[n / own / IN][n % own][n / own % IN] = given[n];
        }
        return frames;
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
