package org.ranvier.bench.machine;

import java.util.Random;

/**
 * The product of two square matrices of floats, C += A·B, with panels of both packed so that the kernel reads them in
 * order: a panel of B stays in the first cache, a block of A in the second.
 */
final class Sgemm implements Team.Member {

    private static final int SIZE = 960;
    private static final double SECONDS = 1;

    /** Panels of B: at most 192 × 32 floats are 24 KiB. */
    private static final int DEPTH = 192;
    /** Blocks of A: 96 × 192 floats are 72 KiB. */
    private static final int BLOCK = 16 * SgemmKernel.ROWS;

    private final int size;
    private final float[] a;
    private final float[] b;
    private final float[] c;
    private final float[] packedA = new float[BLOCK * DEPTH];
    private final float[] packedB;

    /**
     * Row-major matrices.
     *
     * @param size a multiple of the depth of a panel, the rows of a block and the columns of a tile
     */
    Sgemm(int size, float[] a, float[] b, float[] c) {
        this.size = size;
        this.a = a;
        this.b = b;
        this.c = c;
        this.packedB = new float[DEPTH * size];
    }

    /** Returns the speed at which a number of threads multiply, each its own matrices, in 10⁹ operations a second. */
    static double gflops(int threads) throws InterruptedException {
        double seconds = Team.bestSeconds(threads, SECONDS, () -> new Sgemm(SIZE, numbers(), numbers(), numbers()));
        return threads * 2.0 * SIZE * SIZE * SIZE / seconds / 1e9;
    }

    @Override
    public void work() {
        for (int k = 0; k < size; k += DEPTH) {
            packB(k);
            for (int row = 0; row < size; row += BLOCK) {
                packA(row, k);
                multiply(row);
            }
        }
    }

    /** A block of rows of C, by the panels packed now. */
    private void multiply(int firstRow) {
        for (int column = 0; column < size; column += SgemmKernel.COLUMNS) {
            for (int row = 0; row < BLOCK; row += SgemmKernel.ROWS) {
                SgemmKernel.multiply(
                        DEPTH,
                        packedA,
                        row * DEPTH,
                        packedB,
                        column * DEPTH,
                        c,
                        (firstRow + row) * size + column,
                        size);
            }
        }
    }

    /** [column / COLUMNS][depth][column % COLUMNS]. */
    private void packB(int firstDepth) {
        int at = 0;
        for (int column = 0; column < size; column += SgemmKernel.COLUMNS) {
            for (int k = 0; k < DEPTH; k++) {
                System.arraycopy(b, (firstDepth + k) * size + column, packedB, at, SgemmKernel.COLUMNS);
                at += SgemmKernel.COLUMNS;
            }
        }
    }

    /** [row / ROWS][depth][row % ROWS]. */
    private void packA(int firstRow, int firstDepth) {
        int at = 0;
        for (int row = firstRow; row < firstRow + BLOCK; row += SgemmKernel.ROWS) {
            for (int k = firstDepth; k < firstDepth + DEPTH; k++) {
                for (int r = 0; r < SgemmKernel.ROWS; r++) {
                    packedA[at++] = a[(row + r) * size + k];
                }
            }
        }
    }

    private static float[] numbers() {
        Random random = new Random(1);
        float[] numbers = new float[SIZE * SIZE];
        for (int n = 0; n < numbers.length; n++) {
            numbers[n] = random.nextFloat() - 0.5f;
        }
        return numbers;
    }
}
