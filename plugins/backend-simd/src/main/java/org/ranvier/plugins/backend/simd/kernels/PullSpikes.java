package org.ranvier.plugins.backend.simd.kernels;

import static org.ranvier.plugins.backend.simd.lanes.Events.LANES;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.GROUP;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import org.ranvier.plugins.backend.simd.lanes.Events;
import org.ranvier.plugins.backend.simd.lanes.Signal;

/**
 * The same sums as {@link PullKernel} in the same order, over the patterns of {@link Events}: a weight is added where
 * there is a spike, and what is read is a thirty-second of the signal.
 */
public final class PullSpikes {

    private PullSpikes() {}

    /**
     * Computes a stretch of one row, or adds to it; see {@link PullKernel#run}.
     *
     * @param events those of a source that only spikes
     * @param offset where in the signal, were it not folded, each entry begins at tick 0
     * @param floats 16 · the number of ticks; may run on to the end of a tile
     */
    public static void run(
            Events events,
            int group,
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
        for (int part = 0; part < Events.PARTS; part++) {
            short[] patterns = events.patterns(group, part);
            for (int done = 0; done < floats; done += Signal.TILE * GROUP) {
                tile(patterns, offset, weight, from, to, adds, start, y, at + done + part * LANES, tick + done);
            }
        }
    }

    private static FloatVector start(boolean adds, float start, float[] y, int at) {
        return adds ? FloatVector.fromArray(SPECIES, y, at) : FloatVector.broadcast(SPECIES, start);
    }

    /** Eight ticks of a part. */
    private static void tile(
            short[] patterns,
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
            int p = Events.patternAt(offset[e] + tick);
            y0 = Events.added(y0, w, patterns[p]);
            y1 = Events.added(y1, w, patterns[p + 1]);
            y2 = Events.added(y2, w, patterns[p + 2]);
            y3 = Events.added(y3, w, patterns[p + 3]);
            y4 = Events.added(y4, w, patterns[p + 4]);
            y5 = Events.added(y5, w, patterns[p + 5]);
            y6 = Events.added(y6, w, patterns[p + 6]);
            y7 = Events.added(y7, w, patterns[p + 7]);
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
