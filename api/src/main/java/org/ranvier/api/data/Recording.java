package org.ranvier.api.data;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.ApiStatus;

/** Recording of what a network did, in ticks when driven by a clock and in spike times when driven by events. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public sealed interface Recording {

    /** Returns the number of samples. */
    int samples();

    /** A clock-driven recording. */
    final class Ticks implements Recording {
        private final int samples;
        private final int ticks;
        private final int neurons;
        private final double[] outputs;
        private final Map<String, double[]> traces;
        private final Map<String, int[]> spikeCounts;

        /**
         * Returns a recording of the output alone.
         *
         * @param samples the number of samples
         * @param ticks the number of ticks so far
         * @param neurons the number of output neurons
         * @param outputs the output of the network, [sample][tick][neuron], row-major; not copied
         */
        public static Ticks of(int samples, int ticks, int neurons, double[] outputs) {
            return new Ticks(samples, ticks, neurons, outputs, Map.of(), Map.of());
        }

        /** Adds the further quantities asked for, by {@code population.quantity}, [sample][tick][neuron]. */
        public Ticks withTraces(Map<String, double[]> traces) {
            return new Ticks(samples, ticks, neurons, outputs, traces, spikeCounts);
        }

        /** Adds the spikes of each neuron, [sample][neuron], for every population that spikes. */
        public Ticks withSpikeCounts(Map<String, int[]> spikeCounts) {
            return new Ticks(samples, ticks, neurons, outputs, traces, spikeCounts);
        }

        private Ticks(
                int samples,
                int ticks,
                int neurons,
                double[] outputs,
                Map<String, double[]> traces,
                Map<String, int[]> spikeCounts) {

            this.samples = samples;
            this.ticks = ticks;
            this.neurons = neurons;
            this.outputs = outputs;
            this.traces = traces;
            this.spikeCounts = spikeCounts;
        }

        /** Returns how many samples there are. */
        public int samples() {
            return samples;
        }

        /** Returns how many ticks there are so far. */
        public int ticks() {
            return ticks;
        }

        /** Returns how many output neurons there are. */
        public int neurons() {
            return neurons;
        }

        /** Returns the output of the network, [sample][tick][neuron], row-major. */
        public double[] outputs() {
            return outputs;
        }

        /** Returns the further quantities asked for, by {@code population.quantity}, [sample][tick][neuron]. */
        public Map<String, double[]> traces() {
            return traces;
        }

        /** Returns the spikes of each neuron, [sample][neuron], for every population that spikes. */
        public Map<String, int[]> spikeCounts() {
            return spikeCounts;
        }
    }

    /** An event-driven recording, simulated or measured. */
    final class Times implements Recording {
        private final int samples;
        private final String output;
        private final int perNeuron;
        private final Map<String, double[]> spikes;

        /**
         * Returns a recording of at most one spike of each neuron.
         *
         * @param samples the number of samples
         * @param output the name of the output population
         * @param firstSpikes for every population, in the order of the network, spike times in ms, [sample][neuron],
         *     infinity for neurons that are silent; not copied
         */
        public static Times of(int samples, String output, Map<String, double[]> firstSpikes) {
            return new Times(samples, output, 1, firstSpikes);
        }

        /**
         * Returns a recording of several spikes of each neuron.
         *
         * @param samples the number of samples
         * @param output the name of the output population
         * @param perNeuron for how many spikes of a neuron there is room
         * @param spikes for every population, in the order of the network, spike times in ms, [sample][neuron][spike],
         *     ascending, infinity behind the last; not copied
         */
        public static Times of(int samples, String output, int perNeuron, Map<String, double[]> spikes) {
            return new Times(samples, output, perNeuron, spikes);
        }

        private Times(int samples, String output, int perNeuron, Map<String, double[]> spikes) {

            this.samples = samples;
            this.output = output;
            this.perNeuron = perNeuron;
            this.spikes = spikes;
        }

        /**
         * Returns for every population the first spike of each neuron in ms, [sample][neuron], infinity when it is
         * silent.
         */
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

        /** Pads numbers of first spikes, such as dL/dt, to the layout of {@link #spikes}, with 0 for later ones. */
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

        /** Returns how many samples there are. */
        public int samples() {
            return samples;
        }

        /** Returns the name of the output population. */
        public String output() {
            return output;
        }

        /** Returns for how many spikes of a neuron there is room. */
        public int perNeuron() {
            return perNeuron;
        }

        /**
         * Returns for every population, in the order of the network, spike times in ms, [sample][neuron][spike],
         * ascending, infinity behind the last.
         */
        public Map<String, double[]> spikes() {
            return spikes;
        }
    }
}
