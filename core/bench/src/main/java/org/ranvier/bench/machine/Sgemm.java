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
    /** Blocks of A: 96 × 192 floats are 72 KiB; both kinds of tile have a number of rows that divides it. */
    private static final int BLOCK = 96;

    private final int size;
    /**
     * Depth of a panel. Not a constant for the compiler: where it knows how often the kernel's loop turns, it unrolls
     * it, and then runs out of registers, which halves the speed.
     */
    private final int depth;

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
        this.depth = Math.min(DEPTH, size);
        this.a = a;
        this.b = b;
        this.c = c;
        this.packedB = new float[depth * size];
    }

    /** Returns the speed at which a number of threads multiply, each its own matrices, in 10⁹ operations a second. */
    static double gflops(int threads) throws InterruptedException {
        double seconds = Team.bestSeconds(threads, SECONDS, () -> new Sgemm(SIZE, numbers(), numbers(), numbers()));
        return threads * 2.0 * SIZE * SIZE * SIZE / seconds / 1e9;
    }

    @Override
    public void work() {
        for (int k = 0; k < size; k += depth) {
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
                        depth,
                        packedA,
                        row * depth,
                        packedB,
                        column * depth,
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
            for (int k = firstDepth; k < firstDepth + depth; k++) {
                SgemmKernel.copyRow(b, k * size + column, packedB, at);
                at += SgemmKernel.COLUMNS;
            }
        }
    }

    /** [row / ROWS][depth][row % ROWS]. */
    private void packA(int firstRow, int firstDepth) {
        for (int row = 0; row < BLOCK; row++) {
            int from = (firstRow + row) * size + firstDepth;
            int to = row / SgemmKernel.ROWS * SgemmKernel.ROWS * depth + row % SgemmKernel.ROWS;
            for (int k = 0; k < depth; k++) {
                packedA[to + k * SgemmKernel.ROWS] = a[from + k];
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
