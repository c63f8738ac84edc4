package org.ranvier.plugins.backend.simd.event;

import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import org.ranvier.api.event.EventRule.KernelValues;

/**
 * The first spikes of a neuron in all samples of a block at once, for responses whose root has a closed form: c t
 * e^(−t/τ), and c (e^(−t/τ₁) − e^(−t/τ₂)) with τ₁ = 2 τ₂. The state is carried from arrival to arrival without a
 * branch; what the first interval with a crossing from below looks like is kept, and its root taken after all.
 */
final class LaneSpikes {

    /** More arrivals are not sorted lane by lane: those that come after a neuron's spike need no sorting. */
    private static final int MOST = 256;

    private static final int GROUP = DoubleLanes.GROUP;

    private final Network network;
    /** By the number of arrivals. */
    private final LaneSort[] sorts;

    private final double[] times;
    private final double[] weights;
    private final Found found = new Found();

    LaneSpikes(Network network) {
        this.network = network;
        int most = Math.min(MOST, network.largestFanIn());
        sorts = new LaneSort[most + 1];
        int room = (most + 1) * GROUP;
        times = new double[room];
        weights = new double[room];
    }

    /** Whether it can be done for a neuron. */
    static boolean cover(int fanIn, KernelValues kernel) {
        return fanIn <= MOST && kernel.threshold() > 0 && (LaneAlpha.is(kernel) || LaneExponentials.is(kernel));
    }

    /**
     * Computes them.
     *
     * @param spikes spike times of a block, [source][lane]; those of the neuron are written
     */
    void compute(int neuron, double[] spikes) {
        int first = network.first[neuron];
        int count = network.first[neuron + 1] - first;
        for (int n = 0; n < count; n++) {
            gather(n, network.source[first + n] * GROUP, network.delays[first + n], network.weights[first + n], spikes);
        }
        sort(count);
        java.util.Arrays.fill(times, count * GROUP, (count + 1) * GROUP, DoubleLanes.FAR);
        KernelValues kernel = network.kernel(neuron);
        if (LaneAlpha.is(kernel)) {
            LaneAlpha.intervals(kernel, count, times, weights, found);
            LaneAlpha.roots(kernel, found, spikes, neuron * GROUP);
        } else {
            LaneExponentials.intervals(kernel, count, times, weights, found);
            LaneExponentials.roots(kernel, found, spikes, neuron * GROUP);
        }
    }

    private void sort(int count) {
        if (sorts[count] == null) {
            sorts[count] = new LaneSort(count);
        }
        sorts[count].sort(times, weights);
    }

    /** Of a silent source comes nothing, far away. */
    private void gather(int n, int source, double delay, double weight, double[] spikes) {
        for (int lane = 0; lane < GROUP; lane += DoubleLanes.WIDTH) {
            DoubleVector spike = DoubleLanes.at(spikes, source + lane);
            VectorMask<Double> sent = spike.compare(LT, DoubleLanes.FAR);
            DoubleLanes.all(DoubleLanes.FAR).blend(spike.add(delay), sent).intoArray(times, n * GROUP + lane);
            DoubleVector.zero(DoubleLanes.SPECIES).blend(weight, sent).intoArray(weights, n * GROUP + lane);
        }
    }
}
