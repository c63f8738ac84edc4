package org.ranvier.plugins.backend.simd.kernels;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.ALIGNED;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.SPECIES;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.WIDTH;

import jdk.incubator.vector.FloatVector;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Signal;

/**
 * The same sums as {@link PullKernel}, in the same order, of rows that all read the same signals at the same lag: a
 * product of matrices, y_row[t] = Σ_i weight[row][i] · x_i[t + lag]. Four rows by two vectors stay in registers; what
 * the rows read is packed once for all of them and stays in the first-level cache.
 *
 * <p>A thread's own.
 */
public final class ProductKernel {

    /** Floats of what is packed at once. */
    private static final int PANEL = 8192;

    private static final int VECTORS = 2;
    private static final int COLUMNS = VECTORS * WIDTH;
    /** Signals that are packed at once. */
    private static final int DEPTH = PANEL / COLUMNS;

    /** Floats of a row that are packed at once: what lies in one stretch of memory comes faster. */
    private static final int SPAN = Signal.TILE * Lanes.GROUP;

    private static final int FOUR = 4;

    /** [signal][{@link #COLUMNS}]. */
    private final float[] panel = new float[ALIGNED + DEPTH * SPAN];

    /**
     * Computes some rows over a range of ticks, or adds to them.
     *
     * @param x the signals that are read, all of them
     * @param lag the ticks by which they are read ahead
     * @param weight [row][signal]
     * @param y where the sums go
     * @param adds whether what is there already is the start of the sums, rather than 0
     */
    public void run(
            Signal x,
            int lag,
            float[] weight,
            Signal y,
            int group,
            int row,
            int end,
            int tick,
            int toTick,
            boolean adds) {
        int floats = y.at(0, toTick) - y.at(0, tick);
        for (int first = 0; first < floats; first += SPAN) {
            int span = Math.min(SPAN, floats - first);
            for (int from = 0; from < x.neurons; from += DEPTH) {
                int depth = Math.min(DEPTH, x.neurons - from);
                pack(x, group, from, depth, tick + lag, first, span);
                for (int column = 0; column < span; column += COLUMNS) {
                    for (int r = row; r < end; r += FOUR) {
                        rows(
                                x.neurons,
                                from,
                                depth,
                                weight,
                                y,
                                group,
                                r,
                                Math.min(r + FOUR, end),
                                y.at(r, tick) + first + column,
                                ALIGNED + column * DEPTH,
                                Math.min(VECTORS, (span - column) / WIDTH),
                                adds || from > 0);
                    }
                }
            }
        }
    }

    private void rows(
            int signals,
            int from,
            int depth,
            float[] weight,
            Signal y,
            int group,
            int row,
            int end,
            int at,
            int panelAt,
            int vectors,
            boolean adds) {
        int stride = y.unfolded(1, 0) - y.unfolded(0, 0);
        if (end - row == FOUR) {
            four(depth, weight, row * signals + from, signals, panelAt, y.groups[group], at, stride, vectors, adds);
        } else {
            for (int r = row; r < end; r++) {
                one(
                        depth,
                        weight,
                        r * signals + from,
                        panelAt,
                        y.groups[group],
                        at + (r - row) * stride,
                        vectors,
                        adds);
            }
        }
    }

    private void pack(Signal x, int group, int from, int depth, int tick, int first, int span) {
        float[] values = x.groups[group];
        for (int i = 0; i < depth; i++) {
            int at = x.at(from + i, tick) + first;
            for (int v = 0; v < span; v += WIDTH) {
                int to = ALIGNED + v / COLUMNS * COLUMNS * DEPTH + i * COLUMNS + v % COLUMNS;
                FloatVector.fromArray(SPECIES, values, at + v).intoArray(panel, to);
            }
        }
    }

    private void four(
            int depth,
            float[] weight,
            int w,
            int next,
            int p,
            float[] y,
            int at,
            int stride,
            int vectors,
            boolean adds) {
        FloatVector a0 = start(y, at, adds);
        FloatVector a1 = start(y, at + WIDTH, adds);
        FloatVector b0 = start(y, at + stride, adds);
        FloatVector b1 = start(y, at + stride + WIDTH, adds);
        FloatVector c0 = start(y, at + 2 * stride, adds);
        FloatVector c1 = start(y, at + 2 * stride + WIDTH, adds);
        FloatVector d0 = start(y, at + 3 * stride, adds);
        FloatVector d1 = start(y, at + 3 * stride + WIDTH, adds);
        int wb = w + next;
        int wc = wb + next;
        int wd = wc + next;
        for (int i = 0; i < depth; i++) {
            FloatVector x0 = FloatVector.fromArray(SPECIES, panel, p + i * COLUMNS);
            FloatVector x1 = FloatVector.fromArray(SPECIES, panel, p + i * COLUMNS + WIDTH);
            FloatVector a = FloatVector.broadcast(SPECIES, weight[w + i]);
            a0 = x0.fma(a, a0);
            a1 = x1.fma(a, a1);
            FloatVector b = FloatVector.broadcast(SPECIES, weight[wb + i]);
            b0 = x0.fma(b, b0);
            b1 = x1.fma(b, b1);
            FloatVector c = FloatVector.broadcast(SPECIES, weight[wc + i]);
            c0 = x0.fma(c, c0);
            c1 = x1.fma(c, c1);
            FloatVector d = FloatVector.broadcast(SPECIES, weight[wd + i]);
            d0 = x0.fma(d, d0);
            d1 = x1.fma(d, d1);
        }
        store(a0, a1, y, at, vectors);
        store(b0, b1, y, at + stride, vectors);
        store(c0, c1, y, at + 2 * stride, vectors);
        store(d0, d1, y, at + 3 * stride, vectors);
    }

    private void one(int depth, float[] weight, int w, int p, float[] y, int at, int vectors, boolean adds) {
        FloatVector a0 = start(y, at, adds);
        FloatVector a1 = start(y, at + WIDTH, adds);
        for (int i = 0; i < depth; i++) {
            FloatVector a = FloatVector.broadcast(SPECIES, weight[w + i]);
            a0 = FloatVector.fromArray(SPECIES, panel, p + i * COLUMNS).fma(a, a0);
            a1 = FloatVector.fromArray(SPECIES, panel, p + i * COLUMNS + WIDTH).fma(a, a1);
        }
        store(a0, a1, y, at, vectors);
    }

    private static FloatVector start(float[] y, int at, boolean adds) {
        return adds ? FloatVector.fromArray(SPECIES, y, at) : FloatVector.zero(SPECIES);
    }

    /** Stores as many vectors as there are; behind them other ticks may lie that are not to be touched. */
    private static void store(FloatVector v0, FloatVector v1, float[] y, int at, int vectors) {
        v0.intoArray(y, at);
        if (vectors > 1) {
            v1.intoArray(y, at + WIDTH);
        }
    }
}
