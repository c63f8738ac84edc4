package org.ranvier.api.data;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.ApiStatus;

/** Recording of what a network did, in ticks when driven by a clock and in spike times when driven by events. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public sealed interface Recording {

    /** {@return the number of samples} */
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
         * {@return a recording of the output alone}
         *
         * @param samples the number of samples
         * @param ticks the number of ticks so far
         * @param neurons the number of output neurons
         * @param outputs the output of the network, [sample][tick][neuron], row-major; not copied
         */
        public static Ticks of(int samples, int ticks, int neurons, double[] outputs) {
            return new Ticks(samples, ticks, neurons, outputs, Map.of(), Map.of());
        }

        /**
         * Adds the further quantities asked for, by {@code population.quantity}, [sample][tick][neuron].
         *
         * @param traces the quantities, row-major; not copied
         * @return a recording with these traces, otherwise equal to this one
         */
        public Ticks withTraces(Map<String, double[]> traces) {
            return new Ticks(samples, ticks, neurons, outputs, traces, spikeCounts);
        }

        /**
         * Adds the spikes of each neuron, [sample][neuron], for every population that spikes.
         *
         * @param spikeCounts the counts by population; not copied
         * @return a recording with these counts, otherwise equal to this one
         */
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

        /** {@return how many ticks there are so far} */
        public int ticks() {
            return ticks;
        }

        /** {@return how many output neurons there are} */
        public int neurons() {
            return neurons;
        }

        /** {@return the output of the network, [sample][tick][neuron], row-major} */
        public double[] outputs() {
            return outputs;
        }

        /** {@return the further quantities asked for, by {@code population.quantity}, [sample][tick][neuron]} */
        public Map<String, double[]> traces() {
            return traces;
        }

        /** {@return the spikes of each neuron, [sample][neuron], for every population that spikes} */
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
         * {@return a recording of at most one spike of each neuron}
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
         * {@return a recording of several spikes of each neuron}
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
         * {@return for every population the first spike of each neuron in ms, [sample][neuron], infinity when it is
         * silent}
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

        /**
         * Pads numbers of first spikes, such as dL/dt, to the layout of {@link #spikes}, with 0 for later ones.
         *
         * @param numbers one number for each first spike, [sample][neuron]
         * @return the numbers in the layout of all spikes, [sample][neuron][spike]; the same array where there is room
         *     for one spike only
         */
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

        /** {@return the name of the output population} */
        public String output() {
            return output;
        }

        /** {@return for how many spikes of a neuron there is room} */
        public int perNeuron() {
            return perNeuron;
        }

        /**
         * {@return for every population, in the order of the network, spike times in ms, [sample][neuron][spike],
         * ascending, infinity behind the last}
         */
        public Map<String, double[]> spikes() {
            return spikes;
        }
    }
}
