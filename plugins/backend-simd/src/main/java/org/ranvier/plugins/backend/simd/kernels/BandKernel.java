package org.ranvier.plugins.backend.simd.kernels;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.GROUP;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.SPECIES;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.WIDTH;

import jdk.incubator.vector.FloatVector;

/**
 * What {@link PullKernel} computes, for synapses of several taps next to each other: eight ticks stay in registers, and
 * what is loaded once serves all taps, so that the time is that of the multiplications. Taps go by in stretches of four
 * or three; of the entries of a call, all have their first stretch before any has its second.
 */
public final class BandKernel {

    /** Ticks of a tile, at every width of vectors. */
    private static final int TICKS = 8;

    private static final int FOUR = 4;
    private static final int THREE = 3;

    private BandKernel() {}

    /** Whether the taps of a synapse are neighbours, and so many that they are stretches of four and three. */
    public static boolean suits(int[] taps) {
        int count = taps.length;
        return (count == THREE || count == FOUR || count > FOUR + 1) && taps[count - 1] - taps[0] == count - 1;
    }

    /**
     * Computes a stretch of one row, or adds to it.
     *
     * @param adds whether y is the start, rather than 0
     * @param taps of each synapse; see {@link #suits}
     * @param from the first entry of the first synapse
     * @param to behind the last entry of the last synapse
     * @param offset where in x each entry begins at tick 0; only that of each synapse's first tap is looked at
     * @param y where the sums are, beginning at {@code at}
     * @param tick 16 · the first tick
     * @param floats 16 · the number of ticks; may run on to the end of a tile
     */
    public static void run(
            float[] x,
            int[] offset,
            float[] weight,
            int taps,
            int from,
            int to,
            boolean adds,
            float[] y,
            int at,
            int tick,
            int floats) {
        int threes = (FOUR - taps % FOUR) % FOUR;
        for (int done = 0; done < floats; done += TICKS * GROUP) {
            for (int lane = 0; lane < GROUP; lane += WIDTH) {
                int place = at + done + lane;
                int first = tick + done + lane;
                boolean added = adds;
                int tap = 0;
                for (; tap < taps - threes * THREE; tap += FOUR) {
                    four(x, offset, weight, taps, tap, from, to, added, y, place, first);
                    added = true;
                }
                for (; tap < taps; tap += THREE) {
                    three(x, offset, weight, taps, tap, from, to, added, y, place, first);
                    added = true;
                }
            }
        }
    }

    /** Returns the number of floats that callers pass over at once. */
    public static int tile() {
        return TICKS * GROUP;
    }

    private static FloatVector start(boolean adds, float[] y, int at) {
        return adds ? FloatVector.fromArray(SPECIES, y, at) : FloatVector.zero(SPECIES);
    }

    private static void four(
            float[] x,
            int[] offset,
            float[] weight,
            int taps,
            int tap,
            int from,
            int to,
            boolean adds,
            float[] y,
            int at,
            int tick) {
        FloatVector y0 = start(adds, y, at);
        FloatVector y1 = start(adds, y, at + GROUP);
        FloatVector y2 = start(adds, y, at + 2 * GROUP);
        FloatVector y3 = start(adds, y, at + 3 * GROUP);
        FloatVector y4 = start(adds, y, at + 4 * GROUP);
        FloatVector y5 = start(adds, y, at + 5 * GROUP);
        FloatVector y6 = start(adds, y, at + 6 * GROUP);
        FloatVector y7 = start(adds, y, at + 7 * GROUP);
        for (int n = from / taps; n < to / taps; n++) {
            int e = n * taps;
            int p = offset[e] + tap * GROUP + tick;
            FloatVector w0 = FloatVector.broadcast(SPECIES, weight[e + tap]);
            FloatVector w1 = FloatVector.broadcast(SPECIES, weight[e + tap + 1]);
            FloatVector w2 = FloatVector.broadcast(SPECIES, weight[e + tap + 2]);
            FloatVector w3 = FloatVector.broadcast(SPECIES, weight[e + tap + 3]);
            FloatVector v = FloatVector.fromArray(SPECIES, x, p);
            y0 = v.fma(w0, y0);
            v = FloatVector.fromArray(SPECIES, x, p + GROUP);
            y1 = v.fma(w0, y1);
            y0 = v.fma(w1, y0);
            v = FloatVector.fromArray(SPECIES, x, p + 2 * GROUP);
            y2 = v.fma(w0, y2);
            y1 = v.fma(w1, y1);
            y0 = v.fma(w2, y0);
            v = FloatVector.fromArray(SPECIES, x, p + 3 * GROUP);
            y3 = v.fma(w0, y3);
            y2 = v.fma(w1, y2);
            y1 = v.fma(w2, y1);
            y0 = v.fma(w3, y0);
            v = FloatVector.fromArray(SPECIES, x, p + 4 * GROUP);
            y4 = v.fma(w0, y4);
            y3 = v.fma(w1, y3);
            y2 = v.fma(w2, y2);
            y1 = v.fma(w3, y1);
            v = FloatVector.fromArray(SPECIES, x, p + 5 * GROUP);
            y5 = v.fma(w0, y5);
            y4 = v.fma(w1, y4);
            y3 = v.fma(w2, y3);
            y2 = v.fma(w3, y2);
            v = FloatVector.fromArray(SPECIES, x, p + 6 * GROUP);
            y6 = v.fma(w0, y6);
            y5 = v.fma(w1, y5);
            y4 = v.fma(w2, y4);
            y3 = v.fma(w3, y3);
            v = FloatVector.fromArray(SPECIES, x, p + 7 * GROUP);
            y7 = v.fma(w0, y7);
            y6 = v.fma(w1, y6);
            y5 = v.fma(w2, y5);
            y4 = v.fma(w3, y4);
            v = FloatVector.fromArray(SPECIES, x, p + 8 * GROUP);
            y7 = v.fma(w1, y7);
            y6 = v.fma(w2, y6);
            y5 = v.fma(w3, y5);
            v = FloatVector.fromArray(SPECIES, x, p + 9 * GROUP);
            y7 = v.fma(w2, y7);
            y6 = v.fma(w3, y6);
            v = FloatVector.fromArray(SPECIES, x, p + 10 * GROUP);
            y7 = v.fma(w3, y7);
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

    private static void three(
            float[] x,
            int[] offset,
            float[] weight,
            int taps,
            int tap,
            int from,
            int to,
            boolean adds,
            float[] y,
            int at,
            int tick) {
        FloatVector y0 = start(adds, y, at);
        FloatVector y1 = start(adds, y, at + GROUP);
        FloatVector y2 = start(adds, y, at + 2 * GROUP);
        FloatVector y3 = start(adds, y, at + 3 * GROUP);
        FloatVector y4 = start(adds, y, at + 4 * GROUP);
        FloatVector y5 = start(adds, y, at + 5 * GROUP);
        FloatVector y6 = start(adds, y, at + 6 * GROUP);
        FloatVector y7 = start(adds, y, at + 7 * GROUP);
        for (int n = from / taps; n < to / taps; n++) {
            int e = n * taps;
            int p = offset[e] + tap * GROUP + tick;
            FloatVector w0 = FloatVector.broadcast(SPECIES, weight[e + tap]);
            FloatVector w1 = FloatVector.broadcast(SPECIES, weight[e + tap + 1]);
            FloatVector w2 = FloatVector.broadcast(SPECIES, weight[e + tap + 2]);
            FloatVector v = FloatVector.fromArray(SPECIES, x, p);
            y0 = v.fma(w0, y0);
            v = FloatVector.fromArray(SPECIES, x, p + GROUP);
            y1 = v.fma(w0, y1);
            y0 = v.fma(w1, y0);
            v = FloatVector.fromArray(SPECIES, x, p + 2 * GROUP);
            y2 = v.fma(w0, y2);
            y1 = v.fma(w1, y1);
            y0 = v.fma(w2, y0);
            v = FloatVector.fromArray(SPECIES, x, p + 3 * GROUP);
            y3 = v.fma(w0, y3);
            y2 = v.fma(w1, y2);
            y1 = v.fma(w2, y1);
            v = FloatVector.fromArray(SPECIES, x, p + 4 * GROUP);
            y4 = v.fma(w0, y4);
            y3 = v.fma(w1, y3);
            y2 = v.fma(w2, y2);
            v = FloatVector.fromArray(SPECIES, x, p + 5 * GROUP);
            y5 = v.fma(w0, y5);
            y4 = v.fma(w1, y4);
            y3 = v.fma(w2, y3);
            v = FloatVector.fromArray(SPECIES, x, p + 6 * GROUP);
            y6 = v.fma(w0, y6);
            y5 = v.fma(w1, y5);
            y4 = v.fma(w2, y4);
            v = FloatVector.fromArray(SPECIES, x, p + 7 * GROUP);
            y7 = v.fma(w0, y7);
            y6 = v.fma(w1, y6);
            y5 = v.fma(w2, y5);
            v = FloatVector.fromArray(SPECIES, x, p + 8 * GROUP);
            y7 = v.fma(w1, y7);
            y6 = v.fma(w2, y6);
            v = FloatVector.fromArray(SPECIES, x, p + 9 * GROUP);
            y7 = v.fma(w2, y7);
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
