package org.ranvier.figures;

import java.util.Arrays;

/** A line of very many points with no more than can be seen: what comes first, lowest, highest and last in a column. */
final class Thinned {

    /** A quarter of a pixel. */
    private static final double COLUMN = 0.2;

    private static final int FEW = 2000;

    private Thinned() {}

    /** Returns x and y of a line, in turn, that looks the same. */
    static double[] line(double[] xy) {
        if (xy.length / 2 <= FEW) {
            return xy;
        }
        double[] kept = new double[xy.length];
        int length = 0;
        int from = 0;
        while (from < xy.length) {
            int low = from;
            int high = from;
            int to = from;
            while (to + 2 < xy.length && Math.abs(xy[to + 2] - xy[from]) < COLUMN && !Double.isNaN(xy[to + 3])) {
                to += 2;
                low = xy[to + 1] < xy[low + 1] ? to : low;
                high = xy[to + 1] > xy[high + 1] ? to : high;
            }
            int last = -1;
            for (int n : new int[] {from, Math.min(low, high), Math.max(low, high), to}) {
                if (n > last) {
                    kept[length++] = xy[n];
                    kept[length++] = xy[n + 1];
                    last = n;
                }
            }
            from = to + 2;
        }
        return Arrays.copyOf(kept, length);
    }
}
