package org.ranvier.training.number;

/** The order that sorts numbers and leaves equal ones as they are: Java's own sorts do so for objects only. */
public final class StableOrder {

    private StableOrder() {}

    /** The places from … to − 1 of an array, in the order of their keys; a merge sort. */
    public static int[] of(double[] keys, int from, int to) {
        int count = to - from;
        int[] order = new int[count];
        for (int n = 0; n < count; n++) {
            order[n] = from + n;
        }
        int[] merged = new int[count];
        for (int width = 1; width < count; width *= 2) {
            for (int start = 0; start < count; start += 2 * width) {
                int middle = Math.min(start + width, count);
                merge(keys, order, merged, start, middle, Math.min(middle + width, count));
            }
            int[] spare = order;
            order = merged;
            merged = spare;
        }
        return order;
    }

    private static void merge(double[] keys, int[] order, int[] merged, int start, int middle, int end) {
        int left = start;
        int right = middle;
        for (int n = start; n < end; n++) {
            boolean takeLeft = left < middle && (right == end || keys[order[left]] <= keys[order[right]]);
            merged[n] = takeLeft ? order[left++] : order[right++];
        }
    }
}
