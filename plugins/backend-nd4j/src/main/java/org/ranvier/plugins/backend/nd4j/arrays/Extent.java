package org.ranvier.plugins.backend.nd4j.arrays;

/**
 * The size of a batch.
 *
 * @param samples how many samples
 * @param rows the samples and as many silent ones as it takes to reach a multiple of {@link #ROWS}
 * @param ticks how many ticks a sample has
 */
public record Extent(int samples, int rows, int ticks) {

    /**
     * BLAS libraries have one way to sum for whole blocks of rows and others for the rest. With whole blocks only, what
     * a sample gives does not depend on how many others there are.
     */
    private static final int ROWS = 16;

    public static Extent of(int samples, int ticks) {
        return new Extent(samples, (samples + ROWS - 1) / ROWS * ROWS, ticks);
    }
}
