package org.ranvier.training.number;

import java.util.Arrays;
import org.ranvier.api.Philox;

/** Shuffles that depend on seed, purpose and step alone. */
public final class Permutation {

    private Permutation() {}

    /** A shuffled copy (Fisher–Yates). */
    public static int[] of(int[] items, long seed, String purpose, int step) {
        int[] shuffled = items.clone();
        int stream = Philox.stream(purpose);
        for (int n = shuffled.length - 1; n > 0; n--) {
            int other = (int) (Philox.uniform(seed, stream, step, n) * (n + 1));
            int item = shuffled[n];
            shuffled[n] = shuffled[other];
            shuffled[other] = item;
        }
        return shuffled;
    }

    /** 0 … count − 1. */
    public static int[] identity(int count) {
        int[] items = new int[count];
        Arrays.setAll(items, n -> n);
        return items;
    }
}
