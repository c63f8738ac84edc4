package org.ranvier.plugins.backend.simd.event;

import java.util.Arrays;
import org.ranvier.api.model.EventRule;
import org.ranvier.api.model.EventRule.KernelValues;
import org.ranvier.plugins.backend.simd.event.Network.Group;

/**
 * Some consecutive samples of a batch, computed by one thread: forward, and back with sums of their own. What it keeps between the two is, for
 * every neuron, the arrivals before its spike, in order. All room is allocated once.
 */
final class Block {

    /** How many samples a block has: a matter of the result, as sums are taken over blocks. */
    static final int SAMPLES = 16;

    final double[] byWeight;
    final double[] byArrival;

    private final Network network;
    private final EventRule rule;
    /** Per sample and synapse, those of a neuron side by side: the arrival, and which synapse. */
    private final double[] keptTimes;
    private final int[] keptSynapses;
    /** Per sample and neuron: how many arrivals are kept. */
    private final int[] kept;
    /** The arrivals at one neuron. */
    private final double[] times;
    private final int[] synapses;
    private final double[] weights;
    private final double[] slopeByWeight;
    private final double[] slopeByArrival;
    /** The synapses of an aligned population in the order of their sources' spikes. */
    private final int[] order;
    /** dL/dt of a sample's spikes. */
    private final double[] errors;

    Block(Network network) {
        this.network = network;
        this.rule = network.rule;
        int all = network.source.length;
        byWeight = new double[all];
        byArrival = new double[all];
        keptTimes = new double[SAMPLES * all];
        keptSynapses = new int[SAMPLES * all];
        kept = new int[SAMPLES * network.width];
        int most = network.largestFanIn();
        times = new double[most];
        synapses = new int[most];
        weights = new double[most];
        slopeByWeight = new double[most];
        slopeByArrival = new double[most];
        order = new int[most];
        errors = new double[network.width];
    }

    /**
     * Computes the spikes of one sample.
     *
     * @param sample which of this block
     * @param row its spike times, those of channels given
     * @param from where in the array the row begins
     */
    void forward(int sample, double[] row, int from) {
        for (Group group : network.groups) {
            int spikes = group.aligned() ? sources(group.begin(), row, from) : 0;
            for (int n = group.begin(); n < group.end(); n++) {
                int count = group.aligned() ? gather(n, row, from, spikes) : gather(n, row, from);
                double spike = rule.firstSpike(network.kernel(n), count, times, weights);
                row[from + n] = spike;
                keep(sample, n, count, spike);
            }
        }
    }

    /**
     * Finds the arrivals of one sample at spike times that were recorded elsewhere.
     *
     * @param row all its spike times
     * @param from where in the array the row begins
     */
    void recall(int sample, double[] row, int from) {
        for (int n = network.channels; n < network.width; n++) {
            keep(sample, n, gather(n, row, from), row[from + n]);
        }
    }

    private void keep(int sample, int neuron, int count, double spike) {
        int causal = count;
        while (causal > 0 && times[causal - 1] >= spike) {
            causal--;
        }
        int at = sample * network.source.length + network.first[neuron];
        System.arraycopy(times, 0, keptTimes, at, causal);
        System.arraycopy(synapses, 0, keptSynapses, at, causal);
        kept[sample * network.width + neuron] = causal;
    }

    /** Orders the synapses of all neurons of an aligned group by their sources' spikes; tells how many there are. */
    private int sources(int neuron, double[] row, int from) {
        int base = network.first[neuron];
        int count = 0;
        for (int s = 0; s < network.first[neuron + 1] - base; s++) {
            double time = row[from + network.source[base + s]];
            if (time < Double.POSITIVE_INFINITY) {
                insert(count++, time, s, times, order);
            }
        }
        return count;
    }

    private int gather(int neuron, double[] row, int from, int spikes) {
        int base = network.first[neuron];
        for (int n = 0; n < spikes; n++) {
            int synapse = base + order[n];
            insert(n, row[from + network.source[synapse]] + network.delays[synapse], synapse, times, synapses);
        }
        return weigh(spikes);
    }

    private int gather(int neuron, double[] row, int from) {
        int count = 0;
        for (int synapse = network.first[neuron]; synapse < network.first[neuron + 1]; synapse++) {
            double time = row[from + network.source[synapse]];
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

    void clear() {
        Arrays.fill(byWeight, 0);
        Arrays.fill(byArrival, 0);
    }

    /**
     * Goes back through one sample.
     *
     * @param outputs dL/dt of output spikes, those of this sample from {@code outputsFrom} on
     * @param inputs receives dL/dt of input spikes from {@code inputsFrom} on
     */
    void backward(int sample, double[] row, int from, double[] outputs, int outputsFrom, double[] inputs, int inputsFrom) {
        Arrays.fill(errors, 0);
        Group output = network.output();
        System.arraycopy(outputs, outputsFrom, errors, output.begin(), output.end() - output.begin());
        for (int n = network.width - 1; n >= network.channels; n--) {
            if (errors[n] != 0 && row[from + n] < Double.POSITIVE_INFINITY) {
                through(sample, n, row[from + n], errors[n]);
            }
        }
        System.arraycopy(errors, 0, inputs, inputsFrom, network.channels);
    }

    private void through(int sample, int neuron, double spike, double error) {
        int count = kept[sample * network.width + neuron];
        int at = sample * network.source.length + network.first[neuron];
        System.arraycopy(keptTimes, at, times, 0, count);
        System.arraycopy(keptSynapses, at, synapses, 0, count);
        weigh(count);
        KernelValues kernel = network.kernel(neuron);
        rule.gradients(kernel, spike, count, times, weights, slopeByWeight, slopeByArrival);
        rule.limit(error, count, slopeByWeight);
        for (int n = 0; n < count; n++) {
            int synapse = synapses[n];
            double byTime = error * slopeByArrival[n];
            byWeight[synapse] += error * slopeByWeight[n];
            byArrival[synapse] += byTime;
            errors[network.source[synapse]] += byTime;
        }
    }
}
