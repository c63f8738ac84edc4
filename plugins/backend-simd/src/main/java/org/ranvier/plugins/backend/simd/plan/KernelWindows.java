package org.ranvier.plugins.backend.simd.plan;

import java.util.Arrays;
import java.util.List;

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

    /**
     * Looks at kernels.
     *
     * @param kernels weights and derivatives, each [lag][delay]
     * @param delays how many delays there are
     */
    static KernelWindows of(List<float[][]> kernels, int delays) {
        int lags = kernels.getFirst().length;
        int[] first = new int[delays];
        int[] last = new int[delays];
        Arrays.fill(first, lags - 1);
        for (float[][] kernel : kernels) {
            float[] least = least(kernel, delays);
            for (int n = 0; n < lags; n++) {
                float[] numbers = kernel[n];
                for (int e = 0; e < delays; e++) {
                    if (Math.abs(numbers[e]) > least[e]) {
                        first[e] = Math.min(first[e], n);
                        last[e] = n > last[e] ? n : last[e];
                    }
                }
            }
        }
        int width = 1;
        for (int e = 0; e < delays; e++) {
            width = Math.max(width, last[e] - first[e] + 1);
        }
        for (int e = 0; e < delays; e++) {
            first[e] = Math.min(first[e], lags - width);
        }
        return new KernelWindows(first, width);
    }

    /** Returns, for each delay, the magnitude that a number must exceed to count. */
    private static float[] least(float[][] kernel, int delays) {
        float[] least = new float[delays];
        for (float[] numbers : kernel) {
            for (int e = 0; e < delays; e++) {
                least[e] = Math.max(least[e], Math.abs(numbers[e]));
            }
        }
        for (int e = 0; e < delays; e++) {
            least[e] *= NEGLIGIBLE;
        }
        return least;
    }

    /** Moves the numbers of each window to the first lags. */
    void moveToFront(float[][] kernel) {
        for (int n = 0; n < width; n++) {
            for (int e = 0; e < first.length; e++) {
                kernel[n][e] = kernel[first[e] + n][e];
            }
        }
    }
}
