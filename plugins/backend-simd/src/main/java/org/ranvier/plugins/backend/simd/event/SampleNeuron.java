package org.ranvier.plugins.backend.simd.event;

import org.ranvier.api.model.EventRule;
import org.ranvier.plugins.backend.simd.event.Network.Group;

/** One neuron in one sample at a time, as the event rule itself sees it: what lanes do not cover. */
final class SampleNeuron {

    private static final int SAMPLES = Block.SAMPLES;

    /** How many sources more than seem needed are tried. */
    private static final int MARGIN = 8;

    private final Network network;
    private final EventRule rule;
    /** The arrivals at one neuron, in order. */
    private final double[] times;

    private final int[] synapses;
    private final double[] weights;
    private final double[] slopeByWeight;
    private final double[] slopeByArrival;
    /** The synapses of an aligned population in the order of their sources' spikes. */
    private final int[] order;

    /** How many synapses are in order, and how many sources have spiked in all. */
    private int ordered;

    private int sent;
    /** By neuron of an aligned population: how many sources to try first. */
    private final int[] needed;

    SampleNeuron(Network network) {
        this.network = network;
        this.rule = network.rule;
        int most = network.largestFanIn();
        times = new double[most];
        synapses = new int[most];
        weights = new double[most];
        slopeByWeight = new double[most];
        slopeByArrival = new double[most];
        order = new int[most];
        needed = new int[network.width];
    }

    /** Computes the spikes of a population in one sample of a block; spike times are [source][sample]. */
    void forward(Group group, int sample, double[] spikes) {
        if (group.aligned()) {
            sources(group.begin(), sample, spikes, sample == 0 ? Integer.MAX_VALUE : mostNeeded(group) + 1);
        }
        for (int n = group.begin(); n < group.end(); n++) {
            spikes[n * SAMPLES + sample] = group.aligned()
                    ? aligned(sample, n, spikes)
                    : rule.firstSpike(network.kernel(n), gather(n, sample, spikes), times, weights);
        }
    }

    /**
     * Most neurons spike before all spikes have arrived: first those of the earlier sources alone, about as many as it took in the sample
     * before. A spike before any other source's could arrive stands.
     */
    private double aligned(int sample, int neuron, double[] spikes) {
        int trial = sample == 0 ? ordered : Math.min(ordered, needed[neuron]);
        int count = gather(neuron, sample, spikes, trial);
        double spike = rule.firstSpike(network.kernel(neuron), count, times, weights);
        if (trial < sent) {
            int next = network.source[network.first[neuron] + order[trial]];
            if (spike > spikes[next * SAMPLES + sample] + network.shortest[neuron]) {
                sources(neuron, sample, spikes, Integer.MAX_VALUE);
                count = gather(neuron, sample, spikes, ordered);
                spike = rule.firstSpike(network.kernel(neuron), count, times, weights);
            }
        }
        int causal = count;
        while (causal > 0 && times[causal - 1] >= spike) {
            causal--;
        }
        needed[neuron] = causal + causal / 4 + MARGIN;
        return spike;
    }

    /** Orders the synapses of all neurons of an aligned group by their sources' spikes, so many of them as are asked for. */
    private void sources(int neuron, int sample, double[] spikes, int limit) {
        int base = network.first[neuron];
        ordered = 0;
        sent = 0;
        for (int s = 0; s < network.first[neuron + 1] - base; s++) {
            double time = spikes[network.source[base + s] * SAMPLES + sample];
            if (time < Double.POSITIVE_INFINITY) {
                sent++;
                if (ordered < limit) {
                    insert(ordered++, time, s, times, order);
                } else if (time < times[ordered - 1]) {
                    // The last gives way.
                    insert(ordered - 1, time, s, times, order);
                }
            }
        }
    }

    private int mostNeeded(Group group) {
        int most = 0;
        for (int n = group.begin(); n < group.end(); n++) {
            most = Math.max(most, needed[n]);
        }
        return most;
    }

    private int gather(int neuron, int sample, double[] spikes, int sources) {
        int base = network.first[neuron];
        for (int n = 0; n < sources; n++) {
            int synapse = base + order[n];
            double time = spikes[network.source[synapse] * SAMPLES + sample] + network.delays[synapse];
            insert(n, time, synapse, times, synapses);
        }
        return weigh(sources);
    }

    private int gather(int neuron, int sample, double[] spikes) {
        int count = 0;
        for (int synapse = network.first[neuron]; synapse < network.first[neuron + 1]; synapse++) {
            double time = spikes[network.source[synapse] * SAMPLES + sample];
            if (time < Double.POSITIVE_INFINITY) {
                insert(count++, time + network.delays[synapse], synapse, times, synapses);
            }
        }
        return weigh(count);
    }

    private int weigh(int count) {
        for (int n = 0; n < count; n++) {
            weights[n] = network.weights[synapses[n]];
        }
        return count;
    }

    /** Insertion by time, of equal times by synapse: sources are almost in order already. */
    private static void insert(int count, double time, int synapse, double[] times, int[] synapses) {
        int n = count;
        while (n > 0 && (times[n - 1] > time || times[n - 1] == time && synapses[n - 1] > synapse)) {
            times[n] = times[n - 1];
            synapses[n] = synapses[n - 1];
            n--;
        }
        times[n] = time;
        synapses[n] = synapse;
    }

    /** Goes back through one neuron in all samples; errors are dL/dt, [source][sample]. */
    void backward(int neuron, double[] spikes, double[] errors, double[] byWeight, double[] byArrival) {
        for (int b = 0; b < SAMPLES; b++) {
            if (errors[neuron * SAMPLES + b] != 0) {
                backward(neuron, b, spikes, errors, byWeight, byArrival);
            }
        }
    }

    private void backward(int neuron, int sample, double[] spikes, double[] errors, double[] byWeight, double[] byArrival) {
        double error = errors[neuron * SAMPLES + sample];
        int count = gather(neuron, sample, spikes);
        double spike = spikes[neuron * SAMPLES + sample];
        rule.gradients(network.kernel(neuron), spike, count, times, weights, slopeByWeight, slopeByArrival);
        rule.limit(error, count, slopeByWeight);
        for (int n = 0; n < count; n++) {
            int synapse = synapses[n];
            double byTime = error * slopeByArrival[n];
            byWeight[synapse] += error * slopeByWeight[n];
            byArrival[synapse] += byTime;
            errors[network.source[synapse] * SAMPLES + sample] += byTime;
        }
    }
}
