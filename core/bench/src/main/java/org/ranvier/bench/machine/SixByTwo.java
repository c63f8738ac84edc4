package org.ranvier.bench.machine;

import static org.ranvier.bench.machine.SgemmKernel.LANES;
import static org.ranvier.bench.machine.SgemmKernel.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * A tile of six rows and two vectors of columns, for 32 registers: the compiler loads all six numbers of A ahead, so
 * that twelve accumulators, two vectors of B and six of A are alive at once.
 */
final class SixByTwo {

    static final int ROWS = 6;
    static final int COLUMNS = 2 * LANES;

    private SixByTwo() {}

    /** As {@link SgemmKernel#multiply}. */
    static void multiply(int depth, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, int stride) {
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = c00;
        FloatVector c10 = c00;
        FloatVector c11 = c00;
        FloatVector c20 = c00;
        FloatVector c21 = c00;
        FloatVector c30 = c00;
        FloatVector c31 = c00;
        FloatVector c40 = c00;
        FloatVector c41 = c00;
        FloatVector c50 = c00;
        FloatVector c51 = c00;
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt + k * COLUMNS);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + k * COLUMNS + LANES);
            int at = aAt + k * ROWS;
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[at]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[at + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[at + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(SPECIES, a[at + 3]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            FloatVector a4 = FloatVector.broadcast(SPECIES, a[at + 4]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            FloatVector a5 = FloatVector.broadcast(SPECIES, a[at + 5]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
        }
        add(c00, c01, c, cAt);
        add(c10, c11, c, cAt + stride);
        add(c20, c21, c, cAt + 2 * stride);
        add(c30, c31, c, cAt + 3 * stride);
        add(c40, c41, c, cAt + 4 * stride);
        add(c50, c51, c, cAt + 5 * stride);
    }

    private static void add(FloatVector left, FloatVector right, float[] c, int at) {
        FloatVector.fromArray(SPECIES, c, at).add(left).intoArray(c, at);
        FloatVector.fromArray(SPECIES, c, at + LANES).add(right).intoArray(c, at + LANES);
    }
}
