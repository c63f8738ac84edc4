package org.ranvier.bench.machine;

import static org.ranvier.bench.machine.SgemmKernel.LANES;
import static org.ranvier.bench.machine.SgemmKernel.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * A tile of three rows and three vectors of columns, for 16 registers: nine accumulators hide the latency of a fused
 * multiply-add on two ports, and with three vectors each of A and B, all loaded ahead by the compiler, none is spilled.
 * A tile of six by two is half as fast there.
 */
final class ThreeByThree {

    static final int ROWS = 3;
    static final int COLUMNS = 3 * LANES;

    private ThreeByThree() {}

    /** As {@link SgemmKernel#multiply}. */
    static void multiply(int depth, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, int stride) {
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = c00;
        FloatVector c02 = c00;
        FloatVector c10 = c00;
        FloatVector c11 = c00;
        FloatVector c12 = c00;
        FloatVector c20 = c00;
        FloatVector c21 = c00;
        FloatVector c22 = c00;
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt + k * COLUMNS);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + k * COLUMNS + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bAt + k * COLUMNS + 2 * LANES);
            int at = aAt + k * ROWS;
            FloatVector a0 = FloatVector.broadcast(SPECIES, a[at]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            FloatVector a1 = FloatVector.broadcast(SPECIES, a[at + 1]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            FloatVector a2 = FloatVector.broadcast(SPECIES, a[at + 2]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
        }
        add(c00, c01, c02, c, cAt);
        add(c10, c11, c12, c, cAt + stride);
        add(c20, c21, c22, c, cAt + 2 * stride);
    }

    private static void add(FloatVector left, FloatVector middle, FloatVector right, float[] c, int at) {
        FloatVector.fromArray(SPECIES, c, at).add(left).intoArray(c, at);
        FloatVector.fromArray(SPECIES, c, at + LANES).add(middle).intoArray(c, at + LANES);
        FloatVector.fromArray(SPECIES, c, at + 2 * LANES).add(right).intoArray(c, at + 2 * LANES);
    }
}
