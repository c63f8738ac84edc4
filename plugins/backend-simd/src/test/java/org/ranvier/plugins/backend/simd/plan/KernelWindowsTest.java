package org.ranvier.plugins.backend.simd.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.support.Parallel;

class KernelWindowsTest {

    private static final Parallel THREADS = new Parallel(1, "windows-");

    private static final int LAGS = 25;
    private static final double[] DELAYS = {0, 3.4, 12, 23.9, 24};

    @Test
    void narrowGaussiansNeedFewLagsAndTheWidestDecides() {
        KernelWindows narrow = KernelWindows.of(List.<float[][]>of(gaussians(0.5, 0)), DELAYS.length, THREADS);
        KernelWindows oneWide = KernelWindows.of(List.<float[][]>of(gaussians(0.5, 5)), DELAYS.length, THREADS);

        assertThat(narrow.width()).isBetween(6, 7);
        assertThat(oneWide.width()).isGreaterThan(narrow.width());
    }

    @Test
    void whatIsLeftOutIsNegligibleAndWindowsLieWithinTheKernel() {
        float[][] all = gaussians(0.5, 0);
        KernelWindows windows = KernelWindows.of(List.<float[][]>of(all), DELAYS.length, THREADS);
        for (int e = 0; e < DELAYS.length; e++) {
            int first = windows.first()[e];
            assertThat(first).isBetween(0, LAGS - windows.width());
            for (int n = 0; n < LAGS; n++) {
                if (n < first || n >= first + windows.width()) {
                    assertThat(all[n][e]).isLessThan(0x1p-30f);
                }
            }
        }
        float[][] moved = gaussians(0.5, 0);
        windows.moveToFront(moved, THREADS);
        for (int e = 0; e < DELAYS.length; e++) {
            for (int n = 0; n < windows.width(); n++) {
                assertThat(moved[n][e]).isEqualTo(all[windows.first()[e] + n][e]);
            }
        }
    }

    @Test
    void aDerivativeThatReachesFurtherIsKept() {
        float[][] values = new float[LAGS][Lanes.GROUP];
        float[][] slopes = new float[LAGS][Lanes.GROUP];
        values[7][0] = 1;
        slopes[4][0] = -1e-3f;
        slopes[9][0] = 1e-3f;

        KernelWindows windows = KernelWindows.of(List.<float[][]>of(values, slopes), 1, THREADS);

        assertThat(windows.first()).containsExactly(4);
        assertThat(windows.width()).isEqualTo(6);
    }

    @Test
    void kernelsThatAreZeroNeedOneLag() {
        KernelWindows windows = KernelWindows.of(List.<float[][]>of(new float[LAGS][Lanes.GROUP]), 3, THREADS);

        assertThat(windows.width()).isOne();
        assertThat(windows.first()).containsOnly(LAGS - 1);
    }

    /** Kernels [lag][delay] of one width, except for the delay in the middle if another is given. */
    private static float[][] gaussians(double sigma, double other) {
        float[][] kernel = new float[LAGS][Lanes.padded(DELAYS.length)];
        for (int n = 0; n < LAGS; n++) {
            for (int e = 0; e < DELAYS.length; e++) {
                double width = other > 0 && e == 2 ? other : sigma;
                kernel[n][e] = (float) Math.exp(-0.5 * Math.pow((n - DELAYS[e]) / width, 2));
            }
        }
        return kernel;
    }
}
