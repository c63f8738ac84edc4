package org.ranvier.plugins.backend.simd.plan;

import java.util.Arrays;
import java.util.List;
import org.ranvier.support.Parallel;

/**
 * The lags at which delay kernels count. A narrow kernel that is defined at all lags, such as DCLS' at the end of its
 * schedule, is next to nothing at most of them: less than 2⁻³⁰ of its largest weight, which adds nothing to a sum in
 * single precision. The same holds for each of its derivatives.
 *
 * @param first the first lag of each delay that counts, and no later than that all windows lie within the kernel
 * @param width how many lags the widest kernel needs; all windows are as wide
 */
record KernelWindows(int[] first, int width) {

    private static final float NEGLIGIBLE = 0x1p-30f;

    /** Delays that a thread deals with at once. */
    private static final int BLOCK = 1024;

    /**
     * Looks at kernels.
     *
     * @param kernels weights and derivatives, each [lag][delay]
     * @param delays how many delays there are
     */
    static KernelWindows of(List<float[][]> kernels, int delays, Parallel parallel) {
        int lags = kernels.getFirst().length;
        int[] first = new int[delays];
        int[] widths = new int[(delays + BLOCK - 1) / BLOCK];
        parallel.forBlocks(delays, BLOCK, (from, count) -> {
            int[] last = new int[count];
            float[] least = new float[count];
            Arrays.fill(first, from, from + count, lags - 1);
            for (float[][] kernel : kernels) {
                least(kernel, from, least);
                for (int n = 0; n < lags; n++) {
                    float[] numbers = kernel[n];
                    for (int e = 0; e < count; e++) {
                        boolean counts = Math.abs(numbers[from + e]) > least[e];
                        first[from + e] = counts ? Math.min(first[from + e], n) : first[from + e];
                        last[e] = counts ? Math.max(last[e], n) : last[e];
                    }
                }
            }
            int width = 1;
            for (int e = 0; e < count; e++) {
                width = Math.max(width, last[e] - first[from + e] + 1);
            }
            widths[from / BLOCK] = width;
        });
        int width = Arrays.stream(widths).max().orElse(1);
        for (int e = 0; e < delays; e++) {
            first[e] = Math.min(first[e], lags - width);
        }
        return new KernelWindows(first, width);
    }

    /** Sets, for delays from one on, the magnitude that a number must exceed to count. */
    private static void least(float[][] kernel, int from, float[] least) {
        Arrays.fill(least, 0);
        for (float[] numbers : kernel) {
            for (int e = 0; e < least.length; e++) {
                least[e] = Math.max(least[e], Math.abs(numbers[from + e]));
            }
        }
        for (int e = 0; e < least.length; e++) {
            least[e] *= NEGLIGIBLE;
        }
    }

    /** Moves the numbers of each window to the first lags. */
    void moveToFront(float[][] kernel, Parallel parallel) {
        parallel.forBlocks(first.length, BLOCK, (from, count) -> {
            for (int n = 0; n < width; n++) {
                for (int e = from; e < from + count; e++) {
                    kernel[n][e] = kernel[first[e] + n][e];
                }
            }
        });
    }
}
