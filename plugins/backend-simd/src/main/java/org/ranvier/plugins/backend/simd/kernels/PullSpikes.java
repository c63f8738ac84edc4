package org.ranvier.plugins.backend.simd.kernels;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.GROUP;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.plugins.backend.simd.lanes.Spikes;

/**
 * A kernel that computes the same sums as {@link PullKernel}, in the same order, over {@link Spikes}: a weight is added
 * where there is a spike, and the data read are a thirty-second of the signal. Only for vectors that are a whole group.
 */
public final class PullSpikes {

    private static final int TILE = Signal.TILE * GROUP;

    private PullSpikes() {}

    /**
     * Computes a stretch of one row, or adds to it; see {@link PullKernel#run}.
     *
     * @param spikes those of a group
     * @param offset where in the signal, not in its spikes, each entry begins at tick 0
     * @param floats 16 · the number of ticks; may run on to the end of a tile
     */
    public static void run(
            short[] spikes,
            int[] offset,
            float[] weight,
            int from,
            int to,
            boolean adds,
            float start,
            float[] y,
            int at,
            int tick,
            int floats) {
        for (int done = 0; done < floats; done += TILE) {
            tile(spikes, offset, weight, from, to, adds, start, y, at + done, tick + done);
        }
    }

    private static FloatVector start(boolean adds, float start, float[] y, int at) {
        return adds ? FloatVector.fromArray(SPECIES, y, at) : FloatVector.broadcast(SPECIES, start);
    }

    private static void tile(
            short[] spikes,
            int[] offset,
            float[] weight,
            int from,
            int to,
            boolean adds,
            float start,
            float[] y,
            int at,
            int tick) {
        FloatVector y0 = start(adds, start, y, at);
        FloatVector y1 = start(adds, start, y, at + GROUP);
        FloatVector y2 = start(adds, start, y, at + 2 * GROUP);
        FloatVector y3 = start(adds, start, y, at + 3 * GROUP);
        FloatVector y4 = start(adds, start, y, at + 4 * GROUP);
        FloatVector y5 = start(adds, start, y, at + 5 * GROUP);
        FloatVector y6 = start(adds, start, y, at + 6 * GROUP);
        FloatVector y7 = start(adds, start, y, at + 7 * GROUP);
        for (int e = from; e < to; e++) {
            FloatVector w = FloatVector.broadcast(SPECIES, weight[e]);
            int p = Spikes.at(offset[e] + tick);
            y0 = y0.add(w, VectorMask.fromLong(SPECIES, spikes[p]));
            y1 = y1.add(w, VectorMask.fromLong(SPECIES, spikes[p + 1]));
            y2 = y2.add(w, VectorMask.fromLong(SPECIES, spikes[p + 2]));
            y3 = y3.add(w, VectorMask.fromLong(SPECIES, spikes[p + 3]));
            y4 = y4.add(w, VectorMask.fromLong(SPECIES, spikes[p + 4]));
            y5 = y5.add(w, VectorMask.fromLong(SPECIES, spikes[p + 5]));
            y6 = y6.add(w, VectorMask.fromLong(SPECIES, spikes[p + 6]));
            y7 = y7.add(w, VectorMask.fromLong(SPECIES, spikes[p + 7]));
        }
        y0.intoArray(y, at);
        y1.intoArray(y, at + GROUP);
        y2.intoArray(y, at + 2 * GROUP);
        y3.intoArray(y, at + 3 * GROUP);
        y4.intoArray(y, at + 4 * GROUP);
        y5.intoArray(y, at + 5 * GROUP);
        y6.intoArray(y, at + 6 * GROUP);
        y7.intoArray(y, at + 7 * GROUP);
    }
}
