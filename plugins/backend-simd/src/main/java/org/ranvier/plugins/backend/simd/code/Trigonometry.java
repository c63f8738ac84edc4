package org.ranvier.plugins.backend.simd.code;

/**
 * Circular functions as {@link LaneOp}s. Largest errors, in units in the last place of a float: atan 3; sin and cos 3
 * of the last place of 1, for arguments up to 10,000 in size.
 *
 * <p>Polynomials: S. L. Moshier, Cephes mathematical library, single precision.
 */
final class Trigonometry {

    private static final double[] SIN = {-1.6666654611e-1, 8.3321608736e-3, -1.9515295891e-4};
    private static final double[] COS = {4.166664568298827e-2, -1.388731625493765e-3, 2.443315711809948e-5};
    private static final double[] ATAN = {-3.33329491539e-1, 1.99777106478e-1, -1.38776856032e-1, 8.05374449538e-2};
    /** π/2 in three parts, the first two short. */
    private static final double[] QUARTER = {1.5703125, 4.837512969970703e-4, 7.549789948768648e-8};

    private final LaneCodeBuilder out;

    Trigonometry(LaneCodeBuilder out) {
        this.out = out;
    }

    int sin(int a) {
        return sine(a, 0);
    }

    int cos(int a) {
        return sine(a, 1);
    }

    /** sin(a + shift · π/2). */
    private int sine(int a, int shift) {
        Elementary elementary = new Elementary(out);
        int n = elementary.round(out.mul(a, out.constant(2 / Math.PI)));
        int minus = out.apply(LaneOp.NEG, n);
        int r = a;
        for (double part : QUARTER) {
            r = out.fma(minus, out.constant(part), r);
        }
        int square = out.mul(r, r);
        int sine = out.fma(out.mul(square, r), out.polynomial(square, SIN), r);
        int cosine = out.fma(
                out.mul(square, square),
                out.polynomial(square, COS),
                out.fma(out.constant(-0.5), square, out.constant(1)));
        int quadrant = out.add(n, out.constant(shift));
        int turns = elementary.floor(out.mul(quadrant, out.constant(0.25)));
        quadrant = out.fma(out.constant(-4), turns, quadrant);
        int isOdd = out.apply(LaneOp.EQUAL, quadrant, out.constant(1));
        isOdd = out.select(isOdd, out.constant(1), out.apply(LaneOp.EQUAL, quadrant, out.constant(3)));
        int value = out.select(isOdd, cosine, sine);
        int negative = out.greater(quadrant, out.constant(1.5));
        return out.select(negative, out.apply(LaneOp.NEG, value), value);
    }

    int atan(int a) {
        int size = out.apply(LaneOp.ABS, a);
        int one = out.constant(1);
        int steep = out.greater(size, out.constant(2.414213562373095));
        int middle = out.greater(size, out.constant(0.4142135623730950));
        int offset = out.select(
                steep, out.constant(Math.PI / 2), out.select(middle, out.constant(Math.PI / 4), out.constant(0)));
        int x = out.select(
                steep,
                out.div(out.constant(-1), size),
                out.select(middle, out.div(out.sub(size, one), out.add(size, one)), size));
        int square = out.mul(x, x);
        int tail = out.fma(out.mul(square, x), out.polynomial(square, ATAN), x);
        int value = out.add(offset, tail);
        return out.select(out.greater(out.constant(0), a), out.apply(LaneOp.NEG, value), value);
    }
}
