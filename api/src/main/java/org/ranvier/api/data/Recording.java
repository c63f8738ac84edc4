package org.ranvier.api.data;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a network did: in ticks when driven by a clock, in spike times when driven by events. */
public sealed interface Recording {

    /** How many samples. */
    int samples();

    /**
     * A clock-driven recording.
     *
     * @param samples how many samples
     * @param ticks how many ticks so far
     * @param outputs the output of the network, [sample][tick][neuron], row-major
     * @param neurons how many output neurons
     * @param traces further quantities asked for, by {@code population.quantity}, [sample][tick][neuron]
     * @param spikeCounts for every population that spikes, the spikes of each neuron, [sample][neuron]
     */
    record Ticks(
            int samples,
            int ticks,
            int neurons,
            double[] outputs,
            Map<String, double[]> traces,
            Map<String, int[]> spikeCounts)
            implements Recording {}

    /**
     * An event-driven recording, simulated or measured.
     *
     * @param samples how many samples
     * @param output the name of the output population
     * @param perNeuron for how many spikes of a neuron there is room
     * @param spikes for every population, in the order of the network, spike times in ms, [sample][neuron][spike],
     *     ascending, infinity behind the last
     */
    record Times(int samples, String output, int perNeuron, Map<String, double[]> spikes) implements Recording {

        /** Of one spike of each neuron at most, [sample][neuron]. */
        public Times(int samples, String output, Map<String, double[]> firstSpikes) {
            this(samples, output, 1, firstSpikes);
        }

        /** For every population the first spike of each neuron in ms, [sample][neuron], infinity when it is silent. */
        public Map<String, double[]> firstSpikes() {
            if (perNeuron == 1) {
                return spikes;
            }
            Map<String, double[]> first = new LinkedHashMap<>();
            spikes.forEach((population, times) -> {
                double[] own = new double[times.length / perNeuron];
                Arrays.setAll(own, n -> times[n * perNeuron]);
                first.put(population, own);
            });
            return first;
        }

        /** Numbers of first spikes, such as dL/dt, in the layout of {@link #spikes}: 0 for later ones. */
        public double[] padFirstSpikeGradient(double[] numbers) {
            if (perNeuron == 1) {
                return numbers;
            }
            double[] all = new double[numbers.length * perNeuron];
            for (int n = 0; n < numbers.length; n++) {
                all[n * perNeuron] = numbers[n];
            }
            return all;
        }
    }
}
