package org.ranvier.api.data;

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
     * @param firstSpikes for every population, in the order of the network, the first spike of each neuron in ms, [sample][neuron], infinity when it is
     *     silent
     */
    record Times(int samples, String output, Map<String, double[]> firstSpikes) implements Recording {}
}
