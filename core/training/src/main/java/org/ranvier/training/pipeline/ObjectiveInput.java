package org.ranvier.training.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.data.Recording;

/**
 * The parts of a recording that training evaluates, whether a clock or events drove the network.
 *
 * @param samples the number of samples
 * @param outputs the output, in the layout that objectives take: [sample][tick][neuron], or [sample][neuron] first
 *     spikes
 * @param spikeCounts for every population that spikes, the spikes of each neuron, [sample][neuron]
 */
public record ObjectiveInput(int samples, double[] outputs, Map<String, int[]> spikeCounts) {

    public static ObjectiveInput of(Recording recording) {
        return switch (recording) {
            case Recording.Ticks ticks -> new ObjectiveInput(ticks.samples(), ticks.outputs(), ticks.spikeCounts());
            case Recording.Times times ->
                new ObjectiveInput(times.samples(), times.firstSpikes().get(times.output()), counts(times));
        };
    }

    /** dL/d {@code outputs} in the layout that backward passes take. */
    public static double[] layOut(double[] gradient, Recording recording) {
        return recording instanceof Recording.Times times ? times.padFirstSpikeGradient(gradient) : gradient;
    }

    /** Returns the number of output values per sample. */
    public int size() {
        return outputs.length / samples;
    }

    private static Map<String, int[]> counts(Recording.Times times) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        times.spikes().forEach((population, spikes) -> {
            int[] own = new int[spikes.length / times.perNeuron()];
            for (int n = 0; n < spikes.length; n++) {
                own[n / times.perNeuron()] += spikes[n] < Double.POSITIVE_INFINITY ? 1 : 0;
            }
            counts.put(population, own);
        });
        return counts;
    }
}
