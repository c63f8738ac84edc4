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

    /** How many sources more than seem needed are tried. */
    private static final int MARGIN = 8;

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
    /** How many synapses are in order, and how many sources have spiked in all. */
    private int ordered;

    private int sent;
    /** By neuron of an aligned population: how many sources to try first. */
    private final int[] needed;
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
        needed = new int[network.width];
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
            if (group.aligned()) {
                sources(group.begin(), row, from, sample == 0 ? Integer.MAX_VALUE : mostNeeded(group) + 1);
            }
            for (int n = group.begin(); n < group.end(); n++) {
                row[from + n] = group.aligned() ? aligned(sample, n, row, from) : any(sample, n, row, from);
            }
        }
    }

    private double any(int sample, int neuron, double[] row, int from) {
        int count = gather(neuron, row, from);
        double spike = rule.firstSpike(network.kernel(neuron), count, times, weights);
        keep(sample, neuron, count, spike);
        return spike;
    }

    /**
     * Most neurons spike before all spikes have arrived: first those of the earlier sources alone, about as many as it took in the sample
     * before. A spike before any other source's could arrive stands.
     */
    private double aligned(int sample, int neuron, double[] row, int from) {
        int trial = sample == 0 ? ordered : Math.min(ordered, needed[neuron]);
        int count = gather(neuron, row, from, trial);
        double spike = rule.firstSpike(network.kernel(neuron), count, times, weights);
        if (trial < sent) {
            int next = network.source[network.first[neuron] + order[trial]];
            if (spike > row[from + next] + network.shortest[neuron]) {
                sources(neuron, row, from, Integer.MAX_VALUE);
                count = gather(neuron, row, from, ordered);
                spike = rule.firstSpike(network.kernel(neuron), count, times, weights);
            }
        }
        int causal = keep(sample, neuron, count, spike);
        needed[neuron] = causal + causal / 4 + MARGIN;
        return spike;
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

    /** Keeps the arrivals before the spike, and tells how many they are. */
    private int keep(int sample, int neuron, int count, double spike) {
        int causal = count;
        while (causal > 0 && times[causal - 1] >= spike) {
            causal--;
        }
        int at = sample * network.source.length + network.first[neuron];
        for (int n = 0; n < causal; n++) {
            keptTimes[at + n] = times[n];
            keptSynapses[at + n] = synapses[n];
        }
        kept[sample * network.width + neuron] = causal;
        return causal;
    }

    /** Orders the synapses of all neurons of an aligned group by their sources' spikes, so many of them as are asked for. */
    private void sources(int neuron, double[] row, int from, int limit) {
        int base = network.first[neuron];
        ordered = 0;
        sent = 0;
        for (int s = 0; s < network.first[neuron + 1] - base; s++) {
            double time = row[from + network.source[base + s]];
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

    private int gather(int neuron, double[] row, int from, int spikes) {
        int base = network.first[neuron];
        if (spikes == 4 && network.first[neuron + 1] - base == 4) {
            four(base, row, from);
            return weigh(4);
        }
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

    /**
     * Four arrivals by a sorting network without branches, which few inputs with random delays would mispredict: times, which are
     * positive, are ordered as the whole numbers of their bits, the last two of which make room for who they are.
     */
    private void four(int base, double[] row, int from) {
        long a = key(base, 0, row, from);
        long b = key(base, 1, row, from);
        long c = key(base, 2, row, from);
        long d = key(base, 3, row, from);
        long low = Math.min(a, b);
        long high = Math.max(a, b);
        long low2 = Math.min(c, d);
        long high2 = Math.max(c, d);
        long middle = Math.max(low, low2);
        long middle2 = Math.min(high, high2);
        place(0, base, Math.min(low, low2), row, from);
        place(1, base, Math.min(middle, middle2), row, from);
        place(2, base, Math.max(middle, middle2), row, from);
        place(3, base, Math.max(high, high2), row, from);
        if (times[0] > times[1] || times[1] > times[2] || times[2] > times[3] || times[0] < 0) {
            for (int n = 0; n < 4; n++) {
                int synapse = base + order[n];
                insert(n, row[from + network.source[synapse]] + network.delays[synapse], synapse, times, synapses);
            }
        }
    }

    private long key(int base, int n, double[] row, int from) {
        int synapse = base + order[n];
        double time = row[from + network.source[synapse]] + network.delays[synapse];
        return Double.doubleToRawLongBits(time) & -4 | order[n];
    }

    private void place(int n, int base, long key, double[] row, int from) {
        int synapse = base + (int) (key & 3);
        times[n] = row[from + network.source[synapse]] + network.delays[synapse];
        synapses[n] = synapse;
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
        for (int n = 0; n < count; n++) {
            int synapse = keptSynapses[at + n];
            times[n] = keptTimes[at + n];
            synapses[n] = synapse;
            weights[n] = network.weights[synapse];
        }
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
