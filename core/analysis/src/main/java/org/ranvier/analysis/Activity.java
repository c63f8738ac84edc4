package org.ranvier.analysis;

import java.util.List;
import java.util.stream.LongStream;

/**
 * What a network did with samples.
 *
 * @param samples how many
 * @param layers the populations that spike
 * @param traffic what went over each projection
 */
public record Activity(long samples, List<Layer> layers, List<Traffic> traffic) {

    /**
     * The spikes of a population.
     *
     * @param name its name
     * @param spikes of each neuron, over all samples
     * @param samples how many samples
     * @param silentNeurons the share of neurons that never spiked
     * @param silentSamples the share of samples in which none did
     */
    public record Layer(String name, long[] spikes, long samples, double silentNeurons, double silentSamples) {

        /** Returns the mean number of spikes of a neuron in a sample. */
        public double spikesPerNeuron() {
            return (double) LongStream.of(spikes).sum() / spikes.length / samples;
        }

        /** Returns the mean number of spikes of each neuron in a sample. */
        public double[] perNeuron() {
            return LongStream.of(spikes).mapToDouble(n -> (double) n / samples).toArray();
        }
    }

    /**
     * The synaptic operations of a projection: one for each synapse that a spike, or a value that is not 0, is sent to;
     * one for each tap of its kernel where it has several.
     *
     * @param projection its name
     * @param accumulates whether operations are additions of a weight, as spikes are sent, rather than products
     * @param operations how many, over all samples
     * @param dense how many products there would be if every synapse were computed at every tick
     */
    public record Traffic(String projection, boolean accumulates, long operations, long dense) {}

    /** Returns the mean number of spikes of a neuron in a sample, over all populations that spike. */
    public double spikesPerNeuron() {
        long spikes =
                layers.stream().flatMapToLong(l -> LongStream.of(l.spikes)).sum();
        long neurons = layers.stream().mapToLong(l -> l.spikes.length).sum();
        return neurons == 0 ? 0 : (double) spikes / neurons / samples;
    }

    /** Returns the number of synaptic operations over all samples that add a weight. */
    public long additions() {
        return traffic.stream()
                .filter(Traffic::accumulates)
                .mapToLong(Traffic::operations)
                .sum();
    }

    /** Returns the number of synaptic operations over all samples that multiply a value by a weight and add it. */
    public long products() {
        return traffic.stream()
                .filter(t -> !t.accumulates)
                .mapToLong(Traffic::operations)
                .sum();
    }

    /** Returns the number of products that every synapse at every tick would come to. */
    public long dense() {
        return traffic.stream().mapToLong(Traffic::dense).sum();
    }
}
