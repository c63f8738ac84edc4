package org.ranvier.plugins.delays.delgrad;

/**
 * e^x for x ≤ 0, where the steps between arrivals spend their time: small enough to be compiled into the loops, without
 * a table, and from nothing but additions and products, so that it has the same bits everywhere. The error is below 2
 * units in the last place.
 */
final class Exponential {

    private static final double LOG2_E = 1.4426950408889634;
    /** ln 2 in two parts, the first with trailing zeros, so that its product with a whole number is exact. */
    private static final double LN2_HIGH = 0x1.62e42feep-1;

    private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    /** Adding it leaves a whole number in the low bits. */
    private static final double ROUND = 0x1.8p52;
    /** Below it the result is taken for 0. */
    private static final double LEAST = -700;

    private Exponential() {}

    static double of(double x) {
        if (x < LEAST) {
            return 0;
        }
        double shifted = x * LOG2_E + ROUND;
        double k = shifted - ROUND;
        double r = (x - k * LN2_HIGH) - k * LN2_LOW;
        double r2 = r * r;
        double r4 = r2 * r2;
        // The Taylor polynomial of degree 13 for |r| ≤ ln(2)/2, its terms in pairs.
        double low = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
        double middle = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880));
        double high = (1.0 / 3628800 + r * (1.0 / 39916800)) + r2 * (1.0 / 479001600 + r * (1.0 / 6227020800.0));
        double p = 1 + (r + r2 * (low + r4 * (middle + r4 * high)));
        return p * Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + 1023) << 52);
    }
}
