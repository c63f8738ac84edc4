package org.ranvier.plugins.backend.simd.event;

import java.util.Arrays;
import java.util.Optional;
import org.ranvier.plugins.backend.simd.event.Network.Group;

/**
 * Some consecutive samples of a batch, computed by one thread: forward, and back with sums of their own. Spike times
 * are laid out [source][spike][sample], those of samples that a batch does not have are infinite. All room is allocated
 * once.
 */
final class Block {

    /** The number of samples in a block. It affects the result, since sums are taken over blocks. */
    static final int SAMPLES = 16;

    final double[] byWeight;
    final double[] byArrival;

    private final Network network;
    private final LaneSpikes laneSpikes;
    private final Optional<LaneGradients> laneGradients;
    private final SampleNeuron single;
    /** dL/dt of all spikes, [source][spike][sample]. */
    private final double[] errors;

    Block(Network network) {
        this.network = network;
        laneSpikes = new LaneSpikes(network);
        laneGradients =
                network.lanes() ? network.rule.crossings().map(c -> new LaneGradients(network, c)) : Optional.empty();
        single = new SampleNeuron(network);
        byWeight = new double[network.source.length];
        byArrival = new double[network.source.length];
        errors = new double[network.width * network.perNeuron * SAMPLES];
    }

    /**
     * Computes the spikes of all neurons.
     *
     * @param spikes spike times, those of channels given
     */
    void forward(double[] spikes) {
        for (Group group : network.groups) {
            if (network.laneSpikes(group)) {
                for (int n = group.begin(); n < group.end(); n++) {
                    laneSpikes.compute(n, spikes);
                }
            } else {
                for (int b = 0; b < SAMPLES; b++) {
                    single.forward(group, b, spikes);
                }
            }
        }
    }

    /**
     * Goes back, which adds to {@link #byWeight} and {@link #byArrival}.
     *
     * @param spikes all spike times
     * @param from the first sample of the block in the batch
     * @param count how many samples it has
     * @param outputs dL/dt of output spikes, [sample of the batch][neuron][spike]
     * @param inputs receives dL/dt of input spikes, [sample of the batch][channel][spike]
     */
    void backward(double[] spikes, int from, int count, double[] outputs, double[] inputs) {
        Arrays.fill(byWeight, 0);
        Arrays.fill(byArrival, 0);
        Arrays.fill(errors, 0);
        Group output = network.output();
        int first = output.begin() * network.perNeuron;
        int numbers = output.end() * network.perNeuron - first;
        for (int b = 0; b < count; b++) {
            for (int n = 0; n < numbers; n++) {
                errors[(first + n) * SAMPLES + b] = outputs[(from + b) * numbers + n];
            }
        }
        for (int n = network.width - 1; n >= network.channels; n--) {
            silence(spikes, n * network.perNeuron * SAMPLES);
            if (laneGradients.isPresent()) {
                laneGradients.get().add(n, spikes, errors, byWeight, byArrival);
            } else {
                single.backward(n, spikes, errors, byWeight, byArrival);
            }
        }
        int sent = network.channels * network.perNeuron;
        for (int b = 0; b < count; b++) {
            for (int n = 0; n < sent; n++) {
                inputs[(from + b) * sent + n] = errors[n * SAMPLES + b];
            }
        }
    }

    /** Clears the errors of spikes that did not occur, whatever the objective says. */
    private void silence(double[] spikes, int at) {
        for (int b = at; b < at + network.perNeuron * SAMPLES; b++) {
            errors[b] = spikes[b] < Double.POSITIVE_INFINITY ? errors[b] : 0;
        }
    }
}
