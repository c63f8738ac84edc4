package org.ranvier.plugins.backend.simd.kernels;

import java.util.Arrays;

/**
 * Σ s_j[t] · δ_i[t + lag] of some synapses next to each other; a thread's own, and valid until it computes the next.
 */
public final class LagResult {

    private final int[] taps;
    private final boolean difference;
    private final float[][] sums;
    private final float[] room;

    /**
     * Makes room.
     *
     * @param taps the taps of the kernel whose lags are wanted, ascending
     * @param difference whether only the second sum minus the first is wanted
     */
    public LagResult(int[] taps, boolean difference, int synapses) {
        this.taps = taps;
        this.difference = difference;
        sums = new float[difference ? 1 : taps.length][synapses];
        room = new float[synapses];
    }

    public int[] taps() {
        return taps;
    }

    /** The sums of each tap. */
    public float[][] all() {
        return sums;
    }

    /** The sums of a tap. */
    public float[] of(int tap) {
        return sums[Arrays.binarySearch(taps, tap)];
    }

    /** The second sum minus the first, or null where the two are kept apart. To be used once. */
    public float[] difference() {
        return difference ? sums[0] : null;
    }

    /** Scratch memory. */
    public float[] room() {
        return room;
    }

    /** Takes the sums of some synapses next to each other, before the next are computed. */
    public interface Sink {
        void take(LagResult sums, int first, int count);
    }
}
