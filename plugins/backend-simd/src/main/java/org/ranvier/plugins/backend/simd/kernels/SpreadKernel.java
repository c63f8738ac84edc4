package org.ranvier.plugins.backend.simd.kernels;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.GROUP;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.ranvier.plugins.backend.simd.lanes.Events;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.RankedSpikes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.plugins.backend.simd.lanes.SourceSignals;
import org.ranvier.plugins.backend.simd.plan.Connection;
import org.ranvier.support.Parallel;

/**
 * What spikes deliver over synapses with kernels of several taps, where neurons have few synapses: the taps of a
 * synapse lie beside each other, and a spike adds them to the ticks of its sample that they reach. What
 * {@link PullKernel} does for every tick of 16 samples is done for every spike of one.
 *
 * <p>The sums are those of {@link PullKernel} in the same order, by synapse and then by tap: of a synapse's spikes a
 * tick meets the latest with the first tap that is of weight.
 */
public final class SpreadKernel {

    private static final VectorSpecies<Float> SPECIES = Lanes.EIGHT;

    private static final int WIDTH = SPECIES.length();

    /** A vector that a spike adds costs about as much as so many ticks of a tap that is pulled, measured on W1. */
    private static final double TICKS_PER_VECTOR = 2.1;

    private static final int BLOCK = 1 << 10;

    private final Connection connection;
    private final SourceSignals from;
    private final Signal arrivals;
    private final int ticks;
    private final float[] bias;
    /** Ticks from one sample to the next. */
    private final int stretch;

    private final RankedSpikes spikes;
    /** [synapse][tap]. */
    private float[] windows = {};

    private int windowsOf = -1;
    private int first;
    private int width;
    private final ThreadLocal<float[]> rooms;

    /**
     * Prepares.
     *
     * @param spikes those of the source
     * @param ticks the number of ticks in a sample
     * @param bias by postsynaptic neuron, or null
     */
    public SpreadKernel(
            Connection connection, SourceSignals from, RankedSpikes spikes, Signal arrivals, int ticks, float[] bias) {
        this.connection = connection;
        this.from = from;
        this.arrivals = arrivals;
        this.ticks = ticks;
        this.bias = bias;
        this.spikes = spikes;
        this.stretch = spikes.stretch();
        this.rooms = ThreadLocal.withInitial(() -> new float[GROUP * stretch]);
    }

    /** Returns the spikes of the source of a projection, with room between samples for what its kernels reach to. */
    public static RankedSpikes spikes(Connection connection, SourceSignals from, int ticks) {
        int stretch = connection.lags.lead() + ticks + connection.reach + GROUP;
        return new RankedSpikes(from.output, from.events, ticks, stretch);
    }

    /** Whether this costs less than to pull, with kernels and activity as they are now. */
    public boolean suit() {
        int[] taps = connection.taps.inUse();
        if (!possible(connection, from, taps)) {
            return false;
        }
        double vectors = GROUP * from.events.share() * widthOf(taps) / WIDTH;
        return vectors * TICKS_PER_VECTOR < taps.length * Events.PARTS;
    }

    /** Whether there are several taps, few synapses and nothing but spikes. */
    static boolean possible(Connection connection, SourceSignals from, int[] taps) {
        return taps.length > 1 && !connection.synapses.byPost.sharesBlocks() && from.events.onlySpikes();
    }

    private static int widthOf(int[] taps) {
        int lags = taps[taps.length - 1] - taps[0] + 1;
        return (lags + WIDTH - 1) / WIDTH * WIDTH;
    }

    /** Prepares kernels and spikes, before anything arrives. */
    public void start(Parallel parallel) {
        spikes.collect(parallel);
        if (windowsOf == connection.revision()) {
            return;
        }
        windowsOf = connection.revision();
        int[] taps = connection.taps.inUse();
        first = taps[0];
        width = widthOf(taps);
        int floats = connection.synapses.size * width;
        windows = windows.length == floats ? windows : new float[floats];
        parallel.forBlocks(connection.synapses.size, BLOCK, (from, count) -> {
            Arrays.fill(windows, from * width, (from + count) * width, 0);
            for (int s = from; s < from + count; s++) {
                int delay = connection.delayOf(s);
                for (int tap : taps) {
                    windows[s * width + tap - first] = connection.weights[s] * connection.taps.value(tap, delay);
                }
            }
        });
    }

    /** Computes what arrives at some neurons in a group. */
    public void run(int group, int row, int end) {
        float[] y = rooms.get();
        int[] place = spikes.places(group);
        for (int i = row; i < end; i++) {
            Arrays.fill(y, bias == null ? 0 : bias[i]);
            for (int s = connection.synapses.byPost.begin(i); s < connection.synapses.byPost.end(i); s++) {
                int source = connection.synapses.preOf[s];
                int begin = spikes.begin(group, source);
                int behind = spikes.begin(group, source + 1);
                int q = connection.lags.lead() + connection.lag[s] / GROUP + first;
                int k = 0;
                for (; k + 2 * WIDTH <= width; k += 2 * WIDTH) {
                    two(y, q + k, place, begin, behind, windows, s * width + k);
                }
                if (k < width) {
                    one(y, q + k, place, begin, behind, windows, s * width + k);
                }
            }
            store(y, arrivals.groups[group], arrivals.at(i, 0));
        }
    }

    private static void one(float[] y, int q, int[] place, int from, int to, float[] window, int at) {
        FloatVector w = FloatVector.fromArray(SPECIES, window, at);
        for (int e = from; e < to; e++) {
            int p = place[e] + q;
            FloatVector.fromArray(SPECIES, y, p).add(w).intoArray(y, p);
        }
    }

    private static void two(float[] y, int q, int[] place, int from, int to, float[] window, int at) {
        FloatVector v = FloatVector.fromArray(SPECIES, window, at);
        FloatVector w = FloatVector.fromArray(SPECIES, window, at + WIDTH);
        for (int e = from; e < to; e++) {
            int p = place[e] + q;
            FloatVector.fromArray(SPECIES, y, p).add(v).intoArray(y, p);
            FloatVector.fromArray(SPECIES, y, p + WIDTH).add(w).intoArray(y, p + WIDTH);
        }
    }

    /** Puts the 16 samples of a tick beside each other. */
    private void store(float[] y, float[] x, int at) {
        int from = connection.lags.lead();
        for (int t = 0; t < ticks; t++) {
            int to = at + t * GROUP;
            for (int lane = 0; lane < GROUP; lane++) {
                x[to + lane] = y[from + lane * stretch + t];
            }
        }
    }
}
