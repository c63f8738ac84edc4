package org.ranvier.plugins.backend.simd.kernels;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.GROUP;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.RankedSpikes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.plugins.backend.simd.lanes.SourceSignals;
import org.ranvier.plugins.backend.simd.plan.Connection;
import org.ranvier.support.Parallel;

/**
 * Σ s_j[t] · δ_i[t + lag] where neurons have few synapses and these several taps: lags lie beside each other, and a
 * spike of one sample adds the ticks of δ that its synapse reaches.
 *
 * <p>Of a group, spikes are dealt out in turn to four sums, which are added up as (0 + 1) + (2 + 3); then come the
 * other groups. So the bits depend neither on threads nor on the width of vectors.
 */
public final class SpreadSums {

    private static final VectorSpecies<Float> SPECIES = Lanes.EIGHT;

    private static final int WIDTH = SPECIES.length();

    /** The cost of a lag of a spike, in units of what a tap of an event of 16 samples costs. */
    private static final double SPIKE = 0.5;

    private final Connection connection;
    private final SourceSignals from;
    private final RankedSpikes spikes;
    private final int ticks;
    private final ThreadLocal<Room> rooms;

    /** What a thread needs. */
    private static final class Room {
        /** δ of a neuron, [sample][tick]. */
        final float[] d;
        /** [synapse][lag]. */
        float[] sums = {};

        Room(int floats) {
            d = new float[floats];
        }
    }

    /**
     * Prepares.
     *
     * @param spikes those of the source
     * @param ticks the number of ticks in a sample
     */
    public SpreadSums(Connection connection, SourceSignals from, RankedSpikes spikes, int ticks) {
        this.connection = connection;
        this.from = from;
        this.spikes = spikes;
        this.ticks = ticks;
        this.rooms = ThreadLocal.withInitial(() -> new Room(GROUP * spikes.stretch()));
    }

    /** The sums of another projection between the same neurons, of the same spikes. */
    public SpreadSums of(Connection other) {
        return new SpreadSums(other, from, spikes, ticks);
    }

    /**
     * Whether this is the way to go, for some taps and what is active now.
     *
     * @param taps ascending
     */
    public boolean suit(int[] taps) {
        if (!SpreadKernel.possible(connection, from, taps)) {
            return false;
        }
        double share = from.events.share();
        // StrictMath, as the choice must not depend on the CPU.
        double ofAnySample = 1 - StrictMath.pow(1 - share, GROUP);
        int lags = (taps[taps.length - 1] - taps[0]) / GROUP * GROUP + GROUP;
        return SPIKE * lags * share * GROUP < 2 * taps.length * ofAnySample;
    }

    /** Returns the most synapses that are dealt with at once. */
    public int most() {
        return connection.synapses.byPost.most(1);
    }

    /**
     * Computes the sums of all synapses, and hands them on neuron by neuron.
     *
     * @param results a thread's room for {@link #most} synapses
     */
    public void compute(Signal delta, ThreadLocal<LagResult> results, LagResult.Sink sink, Parallel parallel) {
        spikes.collect(parallel);
        parallel.forEach(connection.synapses.post, post -> compute(delta, post, results.get(), sink));
    }

    private void compute(Signal delta, int post, LagResult result, LagResult.Sink sink) {
        int begin = connection.synapses.byPost.begin(post);
        int count = connection.synapses.byPost.end(post) - begin;
        int[] taps = result.taps();
        int first = taps[0];
        int width = (taps[taps.length - 1] - first) / GROUP * GROUP + GROUP;
        Room room = rooms.get();
        room.sums = room.sums.length < count * width ? new float[count * width] : room.sums;
        Arrays.fill(room.sums, 0, count * width, 0);
        for (int group = 0; group < delta.groups.length; group++) {
            load(delta.groups[group], delta.at(post, 0), room.d);
            add(group, begin, count, first, width, room);
        }
        for (int tap : taps) {
            float[] sums = result.of(tap);
            for (int n = 0; n < count; n++) {
                sums[n] = room.sums[n * width + tap - first];
            }
        }
        sink.take(result, begin, count);
    }

    /** Puts the ticks of each sample side by side; before and behind them lie zeros. */
    private void load(float[] from, int at, float[] d) {
        int lead = connection.lags.lead();
        for (int t = 0; t < ticks; t++) {
            int p = at + t * GROUP;
            for (int lane = 0; lane < GROUP; lane++) {
                d[lane * spikes.stretch() + lead + t] = from[p + lane];
            }
        }
    }

    private void add(int group, int begin, int count, int first, int width, Room room) {
        int[] place = spikes.places(group);
        for (int n = 0; n < count; n++) {
            int source = connection.synapses.preOf[begin + n];
            int from = spikes.begin(group, source);
            int to = spikes.begin(group, source + 1);
            int q = connection.lags.lead() + connection.lag[begin + n] / GROUP + first;
            for (int k = 0; k < width && from < to; k += 2 * WIDTH) {
                two(room.sums, n * width + k, room.d, q + k, place, from, to);
            }
        }
    }

    /** Two vectors of lags; four sums of each, as one addition would wait for the other. */
    private static void two(float[] sums, int at, float[] d, int q, int[] place, int from, int to) {
        FloatVector a0 = FloatVector.fromArray(SPECIES, sums, at);
        FloatVector b0 = FloatVector.fromArray(SPECIES, sums, at + WIDTH);
        FloatVector a1 = FloatVector.zero(SPECIES);
        FloatVector b1 = a1;
        FloatVector a2 = a1;
        FloatVector b2 = a1;
        FloatVector a3 = a1;
        FloatVector b3 = a1;
        int e = from;
        for (; e + 4 <= to; e += 4) {
            int p0 = q + place[e];
            int p1 = q + place[e + 1];
            int p2 = q + place[e + 2];
            int p3 = q + place[e + 3];
            a0 = a0.add(FloatVector.fromArray(SPECIES, d, p0));
            b0 = b0.add(FloatVector.fromArray(SPECIES, d, p0 + WIDTH));
            a1 = a1.add(FloatVector.fromArray(SPECIES, d, p1));
            b1 = b1.add(FloatVector.fromArray(SPECIES, d, p1 + WIDTH));
            a2 = a2.add(FloatVector.fromArray(SPECIES, d, p2));
            b2 = b2.add(FloatVector.fromArray(SPECIES, d, p2 + WIDTH));
            a3 = a3.add(FloatVector.fromArray(SPECIES, d, p3));
            b3 = b3.add(FloatVector.fromArray(SPECIES, d, p3 + WIDTH));
        }
        a0.add(a1).add(a2.add(a3)).intoArray(sums, at);
        b0.add(b1).add(b2.add(b3)).intoArray(sums, at + WIDTH);
        for (; e < to; e++) {
            int p = q + place[e];
            FloatVector.fromArray(SPECIES, sums, at)
                    .add(FloatVector.fromArray(SPECIES, d, p))
                    .intoArray(sums, at);
            FloatVector.fromArray(SPECIES, sums, at + WIDTH)
                    .add(FloatVector.fromArray(SPECIES, d, p + WIDTH))
                    .intoArray(sums, at + WIDTH);
        }
    }
}
