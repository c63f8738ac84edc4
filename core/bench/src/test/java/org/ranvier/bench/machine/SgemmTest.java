package org.ranvier.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ranvier.api.Philox;

class SgemmTest {

    /** Two panels deep, two blocks high. */
    private static final int SIZE = 384;

    @Test
    void addsTheProductOfTwoMatrices() {
        float[] a = numbers("a");
        float[] b = numbers("b");
        float[] c = numbers("c");
        double[] expected = new double[SIZE * SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                expected[i * SIZE + j] = c[i * SIZE + j];
                for (int k = 0; k < SIZE; k++) {
                    expected[i * SIZE + j] += (double) a[i * SIZE + k] * b[k * SIZE + j];
                }
            }
        }

        new Sgemm(SIZE, a, b, c).work();

        for (int n = 0; n < expected.length; n++) {
            assertThat((double) c[n]).isCloseTo(expected[n], within(1e-4));
        }
    }

    private static float[] numbers(String name) {
        float[] numbers = new float[SIZE * SIZE];
        for (int n = 0; n < numbers.length; n++) {
            numbers[n] = (float) Philox.uniform(1, Philox.stream(name), 0, n) - 0.5f;
        }
        return numbers;
    }
}
