package org.ranvier.api.data;

/** What a network should answer to a sample. */
public sealed interface Target {

    /** One class, from 0. */
    record ClassLabel(int label) implements Target {}

    /** A class at every tick. */
    record ClassPerTick(int[] labels) implements Target {}

    /**
     * A spike train for every output neuron.
     *
     * @param neuron the neuron of each spike
     * @param timeMs its time in ms
     */
    record SpikeTrains(int[] neuron, double[] timeMs) implements Target {}

    /**
     * Real values at every tick.
     *
     * @param values [tick][neuron], row-major
     */
    record RealValues(double[] values) implements Target {}
}
