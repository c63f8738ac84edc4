package org.ranvier.plugins.backend.simd.event;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The samples of a block beside each other, {@link Block#SAMPLES} doubles: one vector of 8, twice, or four times one of
 * 4. What is computed never depends on which. Functions are made of sums and products alone, so they have the same bits
 * interpreted and compiled.
 */
final class DoubleLanes {

    static final int GROUP = Block.SAMPLES;

    /** The vectors of this CPU, no wider than a group. */
    static final VectorSpecies<Double> SPECIES =
            DoubleVector.SPECIES_PREFERRED.length() > GROUP ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_PREFERRED;

    /** Doubles to a vector. */
    static final int WIDTH = SPECIES.length();

    /** Further than any spike, and yet a number, so that differences are numbers, too. */
    static final double FAR = 1e300;

    private static final double LOG2_E = 1.4426950408889634;
    /** ln 2 in two parts, the first with trailing zeros, so that its product with a whole number is exact. */
    private static final double LN2_HIGH = 0x1.62e42feep-1;

    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    /** Adding it leaves a whole number in the low bits. */
    private static final double ROUND = 0x1.8p52;
    /**
     * Beyond it e^x is next to nothing, 10^−74, whose square and product with anything here is still a normal number:
     * others take a hundred times as long.
     */
    static final double LIMIT = 170;
    /** The bits of √½, and what lies between them and those of 1. */
    private static final long ROOT_HALF = 0x3fe6a09e667f3bcdL;

    private static final long ONE = 0x3ff0000000000000L;
    private static final long FRACTION = 0x000fffffffffffffL;

    private DoubleLanes() {}

    static DoubleVector at(double[] values, int index) {
        return DoubleVector.fromArray(SPECIES, values, index);
    }

    static DoubleVector all(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }

    /**
     * e^x, to 2 units in the last place; beyond ±{@value #LIMIT}, of e^±{@value #LIMIT}. A whole power of 2 times the
     * Taylor polynomial of degree 13 for |r| ≤ ln(2)/2, its terms in pairs.
     */
    static DoubleVector exp(DoubleVector any) {
        DoubleVector x = any.max(-LIMIT).min(LIMIT);
        DoubleVector shifted = x.fma(all(LOG2_E), all(ROUND));
        DoubleVector k = shifted.sub(ROUND);
        DoubleVector r = k.fma(all(-LN2_LOW), k.fma(all(-LN2_HIGH), x));
        DoubleVector r2 = r.mul(r);
        DoubleVector r4 = r2.mul(r2);
        DoubleVector low = pair(r, 1.0 / 120, 1.0 / 24).fma(r2, pair(r, 1.0 / 6, 1.0 / 2));
        DoubleVector middle = pair(r, 1.0 / 362880, 1.0 / 40320).fma(r2, pair(r, 1.0 / 5040, 1.0 / 720));
        DoubleVector high =
                pair(r, 1.0 / 6227020800.0, 1.0 / 479001600).fma(r2, pair(r, 1.0 / 39916800, 1.0 / 3628800));
        DoubleVector p = high.fma(r4, middle).fma(r4, low).fma(r2, r).add(1);
        return p.mul(shifted.reinterpretAsLongs().add(1023).lanewise(LSHL, 52).reinterpretAsDoubles());
    }

    private static DoubleVector pair(DoubleVector r, double slope, double constant) {
        return r.fma(all(slope), all(constant));
    }

    /**
     * ln x of normal positive x, to 2 units in the last place: x = 2^k m with m in [√½, √2), ln m = 2 artanh s with s =
     * (m − 1)/(m + 1), by its series up to s^21.
     */
    static DoubleVector log(DoubleVector x) {
        LongVector bits = x.reinterpretAsLongs().add(ONE - ROOT_HALF);
        DoubleVector m = bits.and(FRACTION).add(ROOT_HALF).reinterpretAsDoubles();
        // The exponent as a double: put into the low bits of a number of which they are the units.
        DoubleVector k = bits.lanewise(ASHR, 52)
                .add(Double.doubleToRawLongBits(ROUND) - 1023)
                .reinterpretAsDoubles()
                .sub(ROUND);
        DoubleVector f = m.sub(1);
        DoubleVector s = f.div(m.add(1));
        DoubleVector z = s.mul(s);
        DoubleVector z2 = z.mul(z);
        DoubleVector z4 = z2.mul(z2);
        DoubleVector low = pair(z, 2.0 / 9, 2.0 / 7).fma(z2, pair(z, 2.0 / 5, 2.0 / 3));
        DoubleVector high = pair(z, 2.0 / 17, 2.0 / 15).fma(z2, pair(z, 2.0 / 13, 2.0 / 11));
        DoubleVector series =
                pair(z, 2.0 / 21, 2.0 / 19).fma(z4, high).fma(z4, low).mul(z);
        // 2 s + s z (2/3 + …), and 2 s = f − f s, of which f is exact.
        DoubleVector logM = f.sub(s.mul(f.sub(series)));
        return k.fma(all(LN2_HIGH), logM.add(k.mul(LN2_LOW)));
    }

    /** The sum of a group, always in this order: halves are folded onto each other until one number is left. */
    static double sum(double[] x, int at) {
        double a = (x[at] + x[at + 8]) + (x[at + 4] + x[at + 12]);
        double b = (x[at + 1] + x[at + 9]) + (x[at + 5] + x[at + 13]);
        double c = (x[at + 2] + x[at + 10]) + (x[at + 6] + x[at + 14]);
        double d = (x[at + 3] + x[at + 11]) + (x[at + 7] + x[at + 15]);
        return (a + c) + (b + d);
    }
}
