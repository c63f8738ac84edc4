package org.ranvier.plugins.backend.simd.plan;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.SPECIES;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.WIDTH;

import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
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
     * @param kernels weights and derivatives, each [lag][delay], with room for whole vectors of delays
     * @param delays how many delays there are
     */
    static KernelWindows of(List<float[][]> kernels, int delays, Parallel parallel) {
        int lags = kernels.getFirst().length;
        int[] first = new int[delays];
        int[] widths = new int[(delays + BLOCK - 1) / BLOCK];
        parallel.forBlocks(delays, BLOCK, (from, count) -> {
            float[] firsts = new float[Lanes.padded(count)];
            float[] lasts = new float[Lanes.padded(count)];
            Arrays.fill(firsts, lags - 1);
            for (float[][] kernel : kernels) {
                for (int e = 0; e < count; e += WIDTH) {
                    look(kernel, from + e, firsts, lasts, e);
                }
            }
            int width = 1;
            for (int e = 0; e < count; e++) {
                first[from + e] = (int) firsts[e];
                width = Math.max(width, (int) (lasts[e] - firsts[e]) + 1);
            }
            widths[from / BLOCK] = width;
        });
        int width = Arrays.stream(widths).max().orElse(1);
        for (int e = 0; e < delays; e++) {
            first[e] = Math.min(first[e], lags - width);
        }
        return new KernelWindows(first, width);
    }

    /** Widens the windows of a vector of delays to the lags at which a kernel counts. */
    private static void look(float[][] kernel, int delay, float[] firsts, float[] lasts, int at) {
        FloatVector largest = FloatVector.zero(SPECIES);
        for (float[] numbers : kernel) {
            largest = largest.max(FloatVector.fromArray(SPECIES, numbers, delay).abs());
        }
        FloatVector least = largest.mul(NEGLIGIBLE);
        FloatVector first = FloatVector.fromArray(SPECIES, firsts, at);
        FloatVector last = FloatVector.fromArray(SPECIES, lasts, at);
        for (int n = 0; n < kernel.length; n++) {
            FloatVector number =
                    FloatVector.fromArray(SPECIES, kernel[n], delay).abs();
            VectorMask<Float> counts = number.compare(VectorOperators.GT, least);
            first = first.blend(first.min(n), counts);
            last = last.blend(last.max(n), counts);
        }
        first.intoArray(firsts, at);
        last.intoArray(lasts, at);
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
