package org.ranvier.report.network;

/**
 * Neighbours that share a cell of a map, as no screen shows as many as there are.
 *
 * @param count how many cells there are
 * @param size how many neighbours a cell has; the last may have fewer
 */
record Grouping(int count, int size) {

    /** Puts so many together that there are at most so many cells. */
    static Grouping of(int all, int most) {
        int size = Math.max(1, Math.ceilDiv(all, most));
        return new Grouping(Math.max(1, Math.ceilDiv(all, size)), size);
    }
}
