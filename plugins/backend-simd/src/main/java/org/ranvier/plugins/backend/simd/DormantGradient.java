package org.ranvier.plugins.backend.simd;

/**
 * dL/dw for every pair of neurons, connected or not. Unconnected pairs have the delay of their presynaptic or postsynaptic neuron; where
 * delays belong to synapses, the shortest.
 */
final class DormantGradient {

    private static final int NONE = -1;

    private final Wire wire;
    private final Connection connection;
    /** The ticks that are summed up, a multiple of 4. */
    private final int ticks;

    DormantGradient(Wire wire, int ticks) {
        this.wire = wire;
        this.connection = wire.connection;
        this.ticks = (ticks + 3) & ~3;
    }

    /** [post][pre]. */
    double[] compute(Parallel parallel) {
        Synapses synapses = connection.synapses;
        double[] result = new double[synapses.post * synapses.pre];
        parallel.forEach(synapses.post, i -> row(i, result));
        return result;
    }

    private void row(int post, double[] result) {
        Synapses synapses = connection.synapses;
        int shortest = connection.plan.recurrent() ? 1 : 0;
        float[] lanes = new float[Lanes.GROUP];
        int s = synapses.byPost.begin(post);
        for (int j = 0; j < synapses.pre; j++) {
            int first = s;
            while (s < synapses.byPost.end(post) && synapses.preOf[s] == j) {
                s++;
            }
            int delay = first < s ? connection.delayOf(s - 1) : delayOfNeurons(j, post);
            result[post * synapses.pre + j] = delay == NONE
                    ? correlation(j, post, shortest * Lanes.GROUP, lanes)
                    : delayed(j, post, delay, lanes);
        }
    }

    private int delayOfNeurons(int pre, int post) {
        return switch (connection.plan.delays().site()) {
            case AXONAL -> pre;
            case DENDRITIC -> post;
            case SYNAPTIC -> NONE;
        };
    }

    private double delayed(int pre, int post, int delay, float[] lanes) {
        Taps taps = connection.taps;
        double sum = 0;
        for (int k : taps.inUse()) {
            sum += taps.value(k, delay) * correlation(pre, post, taps.offset[delay] + k * Lanes.GROUP, lanes);
        }
        return sum;
    }

    private double correlation(int pre, int post, int lag, float[] lanes) {
        Signal source = wire.from.output;
        Signal delta = wire.delta;
        double sum = 0;
        for (int g = 0; g < delta.groups.length; g++) {
            CorrelationKernel.single(
                    source.groups[g], source.at(pre, 0), delta.groups[g], delta.at(post, 0) + lag, ticks, lanes);
            sum += Lanes.sum(lanes, 0);
        }
        return sum;
    }
}
