package org.ranvier.plugins.backend.simd.event;

import java.util.Arrays;
import org.ranvier.api.event.EventRule;
import org.ranvier.plugins.backend.simd.event.Network.Group;

/** One neuron in one sample at a time, as the event rule itself sees it: what lanes do not cover. */
final class SampleNeuron {

    private static final int SAMPLES = Block.SAMPLES;

    /** The number of sources tried in addition to those that seem needed. */
    private static final int MARGIN = 8;

    private final Network network;
    private final EventRule rule;
    private final int perNeuron;
    /** The spikes of one neuron, and what one of them depends on those before it. */
    private final double[] own;

    private final double[] byOwn;
    /** The arrivals at one neuron, in order. */
    private final double[] times;

    /** Of each arrival its synapse, times the spikes of a neuron, and which of these it is. */
    private final int[] senders;

    private final double[] weights;
    private final double[] slopeByWeight;
    private final double[] slopeByArrival;
    /** The synapses of an aligned population in the order of their sources' spikes. */
    private final int[] order;

    /** The number of synapses in order, and the total number of sources that have spiked. */
    private int ordered;

    private int sent;
    /** By neuron of an aligned population: how many sources to try first. */
    private final int[] needed;

    SampleNeuron(Network network) {
        this.network = network;
        this.rule = network.rule;
        perNeuron = network.perNeuron;
        own = new double[perNeuron];
        byOwn = new double[perNeuron];
        int most = network.largestFanIn() * perNeuron;
        times = new double[most];
        senders = new int[most];
        weights = new double[most];
        slopeByWeight = new double[most];
        slopeByArrival = new double[most];
        order = new int[most];
        needed = new int[network.width];
    }

    /** Computes the spikes of a population in one sample of a block; spike times are [source][spike][sample]. */
    void forward(Group group, int sample, double[] spikes) {
        if (group.aligned() && perNeuron == 1) {
            sources(group.begin(), sample, spikes, sample == 0 ? Integer.MAX_VALUE : mostNeeded(group) + 1);
            for (int n = group.begin(); n < group.end(); n++) {
                spikes[n * SAMPLES + sample] = aligned(sample, n, spikes);
            }
        } else {
            for (int n = group.begin(); n < group.end(); n++) {
                compute(n, gather(n, sample, spikes));
                for (int k = 0; k < perNeuron; k++) {
                    spikes[(n * perNeuron + k) * SAMPLES + sample] = own[k];
                }
            }
        }
    }

    /** Finds the spikes of a neuron, and tells the first. */
    private double compute(int neuron, int count) {
        int found = rule.spikes(network.kernel(neuron), count, times, weights, own);
        Arrays.fill(own, found, perNeuron, Double.POSITIVE_INFINITY);
        return own[0];
    }

    /**
     * Most neurons spike before all spikes have arrived: first those of the earlier sources alone, about as many as it
     * took in the sample before. A spike before any other source's could arrive stands. Of neurons that spike once.
     */
    private double aligned(int sample, int neuron, double[] spikes) {
        int trial = sample == 0 ? ordered : Math.min(ordered, needed[neuron]);
        int count = gather(neuron, sample, spikes, trial);
        double spike = compute(neuron, count);
        if (trial < sent) {
            int next = network.source[network.first[neuron] + order[trial]];
            if (spike > spikes[next * SAMPLES + sample] + network.shortest[neuron]) {
                sources(neuron, sample, spikes, Integer.MAX_VALUE);
                count = gather(neuron, sample, spikes, ordered);
                spike = compute(neuron, count);
            }
        }
        int causal = count;
        while (causal > 0 && times[causal - 1] >= spike) {
            causal--;
        }
        needed[neuron] = causal + causal / 4 + MARGIN;
        return spike;
    }

    /**
     * Orders the synapses of all neurons of an aligned group by their sources' spikes, so many of them as are asked
     * for.
     */
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
            insert(n, time, synapse, times, senders);
        }
        return weigh(sources);
    }

    private int gather(int neuron, int sample, double[] spikes) {
        int count = 0;
        for (int synapse = network.first[neuron]; synapse < network.first[neuron + 1]; synapse++) {
            for (int k = 0; k < perNeuron; k++) {
                double time = spikes[(network.source[synapse] * perNeuron + k) * SAMPLES + sample];
                if (time < Double.POSITIVE_INFINITY) {
                    insert(count++, time + network.delays[synapse], synapse * perNeuron + k, times, senders);
                }
            }
        }
        return weigh(count);
    }

    private int weigh(int count) {
        for (int n = 0; n < count; n++) {
            weights[n] = network.weights[senders[n] / perNeuron];
        }
        return count;
    }

    /** Insertion by time, of equal times by sender: sources are almost in order already. */
    private static void insert(int count, double time, int sender, double[] times, int[] senders) {
        int n = count;
        while (n > 0 && (times[n - 1] > time || times[n - 1] == time && senders[n - 1] > sender)) {
            times[n] = times[n - 1];
            senders[n] = senders[n - 1];
            n--;
        }
        times[n] = time;
        senders[n] = sender;
    }

    /** Goes back through one neuron in all samples; errors are dL/dt, [source][spike][sample]. */
    void backward(int neuron, double[] spikes, double[] errors, double[] byWeight, double[] byArrival) {
        for (int b = 0; b < SAMPLES; b++) {
            backward(neuron, b, spikes, errors, byWeight, byArrival);
        }
    }

    /** From the last spike to the first: a spike delays or hastens those after it. */
    private void backward(
            int neuron, int sample, double[] spikes, double[] errors, double[] byWeight, double[] byArrival) {
        int first = neuron * perNeuron * SAMPLES + sample;
        for (int k = 0; k < perNeuron; k++) {
            own[k] = spikes[first + k * SAMPLES];
        }
        int count = -1;
        for (int k = perNeuron - 1; k >= 0; k--) {
            double error = errors[first + k * SAMPLES];
            if (error != 0 && own[k] < Double.POSITIVE_INFINITY) {
                count = count < 0 ? gather(neuron, sample, spikes) : count;
                through(neuron, sample, k, error, count, errors, byWeight, byArrival);
                for (int m = 0; m < k; m++) {
                    errors[first + m * SAMPLES] += error * byOwn[m];
                }
            }
        }
    }

    private void through(
            int neuron,
            int sample,
            int k,
            double error,
            int count,
            double[] errors,
            double[] byWeight,
            double[] byArrival) {
        rule.gradients(network.kernel(neuron), k, own, count, times, weights, slopeByWeight, slopeByArrival, byOwn);
        rule.clipWeightGradients(error, count, slopeByWeight);
        for (int n = 0; n < count; n++) {
            int synapse = senders[n] / perNeuron;
            int spike = network.source[synapse] * perNeuron + senders[n] % perNeuron;
            double byTime = error * slopeByArrival[n];
            byWeight[synapse] += error * slopeByWeight[n];
            byArrival[synapse] += byTime;
            errors[spike * SAMPLES + sample] += byTime;
        }
    }
}
