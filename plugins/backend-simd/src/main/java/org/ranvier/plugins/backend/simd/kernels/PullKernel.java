package org.ranvier.plugins.backend.simd.kernels;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.GROUP;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.SPECIES;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.WIDTH;

import jdk.incubator.vector.FloatVector;

/**
 * y_row[t] = start + Σ_entry weight · x[offset + 16 t] for the 16 samples of a group: a tile of y stays in eight
 * registers while the entries of a row go by, each of them one unaligned load and one fused multiply-add per register.
 *
 * <p>Every y is summed in the order of the entries, whatever the tile or the width of a vector.
 */
public final class PullKernel {

    private static final int VECTORS = 8;
    private static final int TILE = VECTORS * WIDTH;

    private PullKernel() {}

    /**
     * Computes a stretch of one row, or adds to it.
     *
     * @param adds whether y is the start, rather than {@code start}
     * @param from the first entry
     * @param to behind the last
     * @param offset where in x each entry begins at tick 0
     * @param y where the sums are, beginning at {@code at}
     * @param tick 16 · the first tick
     * @param floats 16 · the number of ticks; of more than one tick may run on to the end of a tile
     */
    public static void run(
            float[] x,
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
        int done = 0;
        for (; floats - done > Math.max(TILE / 4, GROUP); done += TILE) {
            tile(x, offset, weight, from, to, adds, start, y, at + done, tick + done);
        }
        for (; done < floats; done += WIDTH) {
            single(x, offset, weight, from, to, adds, start, y, at + done, tick + done);
        }
    }

    private static FloatVector start(boolean adds, float start, float[] y, int at) {
        return adds ? FloatVector.fromArray(SPECIES, y, at) : FloatVector.broadcast(SPECIES, start);
    }

    private static void tile(
            float[] x,
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
        FloatVector y1 = start(adds, start, y, at + WIDTH);
        FloatVector y2 = start(adds, start, y, at + 2 * WIDTH);
        FloatVector y3 = start(adds, start, y, at + 3 * WIDTH);
        FloatVector y4 = start(adds, start, y, at + 4 * WIDTH);
        FloatVector y5 = start(adds, start, y, at + 5 * WIDTH);
        FloatVector y6 = start(adds, start, y, at + 6 * WIDTH);
        FloatVector y7 = start(adds, start, y, at + 7 * WIDTH);
        for (int e = from; e < to; e++) {
            FloatVector w = FloatVector.broadcast(SPECIES, weight[e]);
            int p = offset[e] + tick;
            y0 = FloatVector.fromArray(SPECIES, x, p).fma(w, y0);
            y1 = FloatVector.fromArray(SPECIES, x, p + WIDTH).fma(w, y1);
            y2 = FloatVector.fromArray(SPECIES, x, p + 2 * WIDTH).fma(w, y2);
            y3 = FloatVector.fromArray(SPECIES, x, p + 3 * WIDTH).fma(w, y3);
            y4 = FloatVector.fromArray(SPECIES, x, p + 4 * WIDTH).fma(w, y4);
            y5 = FloatVector.fromArray(SPECIES, x, p + 5 * WIDTH).fma(w, y5);
            y6 = FloatVector.fromArray(SPECIES, x, p + 6 * WIDTH).fma(w, y6);
            y7 = FloatVector.fromArray(SPECIES, x, p + 7 * WIDTH).fma(w, y7);
        }
        y0.intoArray(y, at);
        y1.intoArray(y, at + WIDTH);
        y2.intoArray(y, at + 2 * WIDTH);
        y3.intoArray(y, at + 3 * WIDTH);
        y4.intoArray(y, at + 4 * WIDTH);
        y5.intoArray(y, at + 5 * WIDTH);
        y6.intoArray(y, at + 6 * WIDTH);
        y7.intoArray(y, at + 7 * WIDTH);
    }

    private static void single(
            float[] x,
            int[] offset,
            float[] weight,
            int from,
            int to,
            boolean adds,
            float start,
            float[] y,
            int at,
            int tick) {
        FloatVector sum = start(adds, start, y, at);
        for (int e = from; e < to; e++) {
            sum = FloatVector.fromArray(SPECIES, x, offset[e] + tick)
                    .fma(FloatVector.broadcast(SPECIES, weight[e]), sum);
        }
        sum.intoArray(y, at);
    }

    /** Floats of a tile, which callers pass over at once. */
    public static int tile() {
        return Math.max(TILE, GROUP);
    }
}
