package org.ranvier.bench.machine;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost part of a product of matrices: C += A·B for a tile of C that stays in registers, of which there are 32
 * where vectors have 512 bits and may be 16 elsewhere.
 */
final class SgemmKernel {

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();
    static final int VECTOR_BITS = SPECIES.vectorBitSize();

    private static final boolean MANY_REGISTERS = VECTOR_BITS == 512;

    static final int ROWS = MANY_REGISTERS ? SixByTwo.ROWS : ThreeByThree.ROWS;
    static final int COLUMNS = MANY_REGISTERS ? SixByTwo.COLUMNS : ThreeByThree.COLUMNS;

    private SgemmKernel() {}

    /**
     * Adds the product of two packed panels to a tile.
     *
     * @param depth columns of A and rows of B
     * @param a packed as [depth][row], from {@code aAt}
     * @param b packed as [depth][column], from {@code bAt}
     * @param c row-major, from {@code cAt}
     * @param stride from one row of C to the next
     */
    static void multiply(int depth, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, int stride) {
        if (MANY_REGISTERS) {
            SixByTwo.multiply(depth, a, aAt, b, bAt, c, cAt, stride);
        } else {
            ThreeByThree.multiply(depth, a, aAt, b, bAt, c, cAt, stride);
        }
    }

    /** Copies a row of a panel of B. */
    static void copyRow(float[] from, int at, float[] to, int toAt) {
        for (int column = 0; column < COLUMNS; column += LANES) {
            FloatVector.fromArray(SPECIES, from, at + column).intoArray(to, toAt + column);
        }
    }
}
