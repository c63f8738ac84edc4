package org.ranvier.plugins.backend.simd.event;

import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/**
 * Puts arrivals in order in every lane at once: the same comparisons whatever the times are (Batcher's merge exchange;
 * Knuth, The Art of Computer Programming 3, 5.2.2, algorithm M), so nothing is mispredicted.
 */
final class LaneSort {

    /** The arrivals that are compared and put in order, two by two. */
    private final int[] pairs;

    LaneSort(int count) {
        int[] found = new int[8];
        int size = 0;
        int top = count < 2 ? 0 : Integer.highestOneBit(count - 1);
        for (int p = top; p > 0; p /= 2) {
            int r = 0;
            int d = p;
            for (int q = top; d > 0; q /= 2) {
                for (int i = 0; i < count - d; i++) {
                    if ((i & p) == r) {
                        if (size == found.length) {
                            found = java.util.Arrays.copyOf(found, 2 * size);
                        }
                        found[size++] = i;
                        found[size++] = i + d;
                    }
                }
                d = q == p ? 0 : q - p;
                r = p;
            }
        }
        pairs = java.util.Arrays.copyOf(found, size);
    }

    /**
     * Sorts.
     *
     * @param times [arrival][lane], ascending after
     * @param weights move with their times
     */
    void sort(double[] times, double[] weights) {
        for (int n = 0; n < pairs.length; n += 2) {
            int a = pairs[n] * DoubleLanes.GROUP;
            int b = pairs[n + 1] * DoubleLanes.GROUP;
            for (int lane = 0; lane < DoubleLanes.GROUP; lane += DoubleLanes.WIDTH) {
                DoubleVector timeA = DoubleLanes.at(times, a + lane);
                DoubleVector timeB = DoubleLanes.at(times, b + lane);
                DoubleVector weightA = DoubleLanes.at(weights, a + lane);
                DoubleVector weightB = DoubleLanes.at(weights, b + lane);
                VectorMask<Double> late = timeB.compare(LT, timeA);
                timeA.blend(timeB, late).intoArray(times, a + lane);
                timeB.blend(timeA, late).intoArray(times, b + lane);
                weightA.blend(weightB, late).intoArray(weights, a + lane);
                weightB.blend(weightA, late).intoArray(weights, b + lane);
            }
        }
    }
}
