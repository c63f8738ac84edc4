package org.ranvier.plugins.backend.simd.wide;

import java.util.Arrays;
import org.ranvier.api.model.SynapseList;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.plan.Connection;
import org.ranvier.plugins.backend.simd.plan.Synapses;
import org.ranvier.support.Parallel;

/**
 * The weights of a projection whose kernels are wide, for 16 postsynaptic neurons side by side: {@code weight} is
 * [panel][pre][lag][16], w · K(lag; d) for neuron 16 · panel + lane, and 0 where there is no synapse. A spike then adds
 * one contiguous stretch of weights to the currents of 16 neurons at consecutive ticks; what it costs follows the
 * spikes of each sample.
 *
 * <p>Between sources lie {@link #ZEROS} lags that are 0, for the one before and the one after: stretches may begin
 * before the first lag and end behind the last.
 */
final class Panels {

    /** Lags come in multiples of this. */
    private static final int STEP = 4;

    /** The cost of a lag of an event, forward and for the sums of gradients, measured on W1. */
    private static final double EVENT = 3.9;

    /** The share of ticks with an event in a group from which on the sums of gradients cost no more. */
    private static final double FEW = 0.35;

    /** The cost of a tick of a pair of neurons in the backward pass, measured on W1. */
    private static final double PRODUCT = 2.7;

    /**
     * The cost of a tick of one neuron in the backward pass; its transform serves all pairs that include the neuron.
     */
    private static final double TRANSFORM = 220;

    /** The most lags that a register of sums holds at every width of vectors but the smallest. */
    private static final int NARROW = 8;

    /** Lags of zeros before the first lag and after the last. */
    static final int ZEROS = 8;

    /** The number of panels. */
    final int count;
    /** The number of lags in a panel, from 0 on; a multiple of {@value #STEP}. */
    final int lags;

    float[] weight;
    private Connection connection;
    private boolean fits;
    private int revision = -1;

    Panels(Connection connection) {
        count = (connection.synapses.post + Lanes.GROUP - 1) / Lanes.GROUP;
        lags = (connection.reach + STEP - 1) / STEP * STEP;
        rewire(connection);
    }

    /** Takes other synapses between the same neurons. */
    void rewire(Connection connection) {
        this.connection = connection;
        revision = -1;
        Synapses synapses = connection.synapses;
        fits = ((long) count * synapses.pre * (lags + ZEROS) + ZEROS + 1) * Lanes.GROUP < Integer.MAX_VALUE
                && onePerPair(synapses);
    }

    Connection connection() {
        return connection;
    }

    private static boolean onePerPair(Synapses synapses) {
        for (int s = 1; s < synapses.size; s++) {
            if (synapses.postOf[s] == synapses.postOf[s - 1] && synapses.preOf[s] <= synapses.preOf[s - 1]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether this is the way to go forward and for the sums of gradients, with kernels as they are now. An event costs
     * all lags of all pairs of neurons here; by synapses it costs only the taps that there are, but for all samples of
     * a group at once. Costs are in units of what a pull spends on a tap.
     *
     * @param active the share of (sample, neuron, tick) triples at which there is an event
     */
    boolean suit(double active) {
        if (!possible()) {
            return false;
        }
        // StrictMath, as the choice must not depend on the CPU.
        double ofAnySample = 1 - StrictMath.pow(1 - active, Lanes.GROUP);
        return EVENT * lags * active < taps() * 2 * Math.min(1, ofAnySample / FEW);
    }

    /**
     * Whether this is the way to go back to the source, with kernels as they are now: all lags at once, or tap by tap
     * of those that there are.
     */
    boolean suitBack() {
        if (!possible()) {
            return false;
        }
        Synapses synapses = connection.synapses;
        double pairs = (double) synapses.pre * synapses.post;
        return PRODUCT + TRANSFORM * (synapses.pre + synapses.post) / pairs < taps();
    }

    private boolean possible() {
        return fits && connection.taps.shape() == null;
    }

    /** Returns how many taps there are for each pair of neurons. */
    private double taps() {
        Synapses synapses = connection.synapses;
        return (double) connection.taps.inUse().length * synapses.size / ((double) synapses.pre * synapses.post);
    }

    /** Whether all neurons are connected, and the kernels as they are now few lags wide. */
    boolean narrow() {
        return connection.synapses.list instanceof SynapseList.Dense
                && !connection.taps.ahead()
                && connection.taps.count() <= NARROW;
    }

    /** Returns the index at which the weights of a source in a panel begin. */
    int at(int panel, int pre) {
        return Lanes.ALIGNED + ((panel * connection.synapses.pre + pre) * (lags + ZEROS) + ZEROS) * Lanes.GROUP;
    }

    /** Brings the weights up to date. */
    void prepare(Parallel parallel) {
        if (revision != connection.revision()) {
            revision = connection.revision();
            if (weight == null) {
                weight = new float[at(count, 0)];
            }
            parallel.forEach(count, this::fill);
        }
    }

    private void fill(int panel) {
        Arrays.fill(weight, at(panel, 0), at(panel + 1, 0), 0);
        Synapses synapses = connection.synapses;
        int last = Math.min((panel + 1) * Lanes.GROUP, synapses.post);
        for (int tap : connection.taps.inUse()) {
            float[] values = connection.taps.values(tap);
            for (int post = panel * Lanes.GROUP; post < last; post++) {
                int lane = post - panel * Lanes.GROUP;
                for (int s = synapses.byPost.begin(post); s < synapses.byPost.end(post); s++) {
                    int lag = connection.lag[s] + tap * Lanes.GROUP;
                    if (lag >= 0) {
                        weight[at(panel, synapses.preOf[s]) + lag + lane] =
                                connection.weights[s] * values[connection.delayOf(s)];
                    }
                }
            }
        }
    }
}
