package org.ranvier.plugins.backend.simd.code;

/**
 * Exponentials, logarithms, powers and rounding as {@link LaneOp}s: the argument is brought into a small range, where a
 * polynomial serves. Largest errors, in units in the last place of a float, against double precision: exp 2, expm1 3,
 * log 2, sigmoid 3, tanh 4, pow 4; rounding is exact.
 *
 * <p>Polynomials: S. L. Moshier, Cephes mathematical library, single precision (exp, log).
 */
final class Elementary {

    private static final double LOG2_E = 1.44269504088896341;
    /** The first bits of ln 2, few enough that a whole multiple is exact, and the rest. */
    private static final double LN2_HIGH = 0.693359375;

    private static final double LN2_LOW = -2.12194440054690583e-4;
    /** e to a lower power is no normal number, and taken as 0. */
    private static final float LEAST = -87.3f;

    private static final double MOST = 89;
    private static final float HALF_BITS = 0x1p23f;
    private static final double[] EXP = {
        5.0000001201e-1, 1.6666665459e-1, 4.1665795894e-2, 8.3334519073e-3, 1.3981999507e-3, 1.9875691500e-4
    };
    private static final double[] LOG = {
        3.3333331174e-1,
        -2.4999993993e-1,
        2.0000714765e-1,
        -1.6668057665e-1,
        1.4249322787e-1,
        -1.2420140846e-1,
        1.1676998740e-1,
        -1.1514610310e-1,
        7.0376836292e-2
    };

    private final LaneCodeBuilder out;

    Elementary(LaneCodeBuilder out) {
        this.out = out;
    }

    int sign(int a) {
        int zero = out.constant(0);
        int negative = out.select(out.greater(zero, a), out.constant(-1), a);
        return out.select(out.greater(a, zero), out.constant(1), negative);
    }

    /** To the nearest, ties to even: adding 2²³ leaves no room for fractions, and larger numbers have none. */
    int round(int a) {
        int large = out.constant(HALF_BITS);
        int size = out.apply(LaneOp.ABS, a);
        int whole = out.sub(out.add(size, large), large);
        int signed = out.select(out.greater(out.constant(0), a), out.apply(LaneOp.NEG, whole), whole);
        return out.select(out.greater(large, size), signed, a);
    }

    int floor(int a) {
        int near = round(a);
        return out.select(out.greater(near, a), out.sub(near, out.constant(1)), near);
    }

    int exp(int a) {
        return orNothing(a, exp(clamp(a, LEAST, MOST), -1));
    }

    /** e to the power a, given that of the nearest a in range. */
    private int orNothing(int a, int value) {
        return out.select(out.greater(out.constant(LEAST), a), out.constant(0), value);
    }

    /** e to the power high + low, low far smaller or −1 for none; high between {@link #LEAST} and {@link #MOST}. */
    private int exp(int high, int low) {
        int n = nearWhole(out.mul(high, out.constant(LOG2_E)));
        int r = reduced(high, n);
        r = low < 0 ? r : out.add(r, low);
        int value = out.add(expMinus1(r), out.constant(1));
        // In two factors, as 2 to the power n alone would overflow before the result does.
        int half = nearWhole(out.mul(n, out.constant(0.5)));
        int scaled = out.mul(value, out.apply(LaneOp.POWER_OF_TWO, half));
        return out.mul(scaled, out.apply(LaneOp.POWER_OF_TWO, out.sub(n, half)));
    }

    int expm1(int a) {
        int x = clamp(a, -40, 89);
        int n = nearWhole(out.mul(x, out.constant(LOG2_E)));
        int q = expMinus1(reduced(x, n));
        // 2ⁿ q + (2ⁿ − 1), halved on the way so that 2ⁿ does not overflow.
        int power = out.apply(LaneOp.POWER_OF_TWO, out.sub(n, out.constant(1)));
        int halved = out.fma(q, power, out.sub(power, out.constant(0.5)));
        return out.select(out.greater(out.constant(1e-10), out.apply(LaneOp.ABS, a)), a, out.add(halved, halved));
    }

    int log(int a) {
        Split split = split(a);
        int f = out.sub(split.mantissa, out.constant(1));
        int square = out.mul(f, f);
        int tail = out.mul(out.mul(square, f), out.polynomial(f, LOG));
        tail = out.fma(split.exponent, out.constant(LN2_LOW), tail);
        tail = out.fma(out.constant(-0.5), square, tail);
        int value = out.fma(split.exponent, out.constant(LN2_HIGH), out.add(f, tail));
        int zero = out.constant(0);
        int infinity = out.constant(Double.POSITIVE_INFINITY);
        value = out.select(out.greater(a, zero), value, out.constant(Double.NaN));
        value = out.select(out.apply(LaneOp.EQUAL, a, zero), out.constant(Double.NEGATIVE_INFINITY), value);
        return out.select(out.apply(LaneOp.EQUAL, a, infinity), infinity, value);
    }

    int sigmoid(int a) {
        int one = out.constant(1);
        return out.div(one, out.add(one, exp(out.apply(LaneOp.NEG, a))));
    }

    int tanh(int a) {
        int size = out.apply(LaneOp.MIN, out.apply(LaneOp.ABS, a), out.constant(10));
        int e = expm1(out.add(size, size));
        int value = out.div(e, out.add(e, out.constant(2)));
        return out.select(out.greater(out.constant(0), a), out.apply(LaneOp.NEG, value), value);
    }

    /** aᵇ = exp(b · ln|a|), the logarithm to twice the precision since b may multiply its error by 88. */
    int pow(int a, int b) {
        float exponent = out.constantOf(b);
        if (exponent == 1 || exponent == 2 || exponent == 3) {
            int power = a;
            for (int n = 1; n < exponent; n++) {
                power = out.mul(power, a);
            }
            return power;
        }
        int size = out.apply(LaneOp.ABS, a);
        Split split = split(size);
        // ln m = 2 artanh s, s = (m − 1)/(m + 1) with the rest of the division.
        int one = out.constant(1);
        int f = out.sub(split.mantissa, one);
        int d = out.add(split.mantissa, one);
        int dLow = out.sub(split.mantissa, out.sub(d, one));
        int s = out.div(f, d);
        int rest = out.sub(out.fma(out.apply(LaneOp.NEG, s), d, f), out.mul(s, dLow));
        int sLow = out.div(rest, d);
        int s2 = out.mul(s, s);
        int series = out.mul(out.mul(s2, s), out.polynomial(s2, 2 / 3.0, 2 / 5.0, 2 / 7.0, 2 / 9.0, 2 / 11.0));
        int twice = out.add(s, s);
        int whole = out.mul(split.exponent, out.constant(LN2_HIGH));
        int high = out.add(whole, twice);
        int lost = out.sub(twice, out.sub(high, whole));
        int low = out.add(out.fma(split.exponent, out.constant(LN2_LOW), out.add(sLow, sLow)), out.add(series, lost));
        int product = out.mul(b, high);
        int error = out.fma(b, low, out.fma(b, high, out.apply(LaneOp.NEG, product)));
        int power = out.add(product, error);
        int lostInPower = out.sub(error, out.sub(power, product));
        int inRange = clamp(power, LEAST, MOST);
        int value = exp(inRange, out.select(out.apply(LaneOp.EQUAL, inRange, power), lostInPower, out.constant(0)));
        return powOfSpecial(a, size, b, orNothing(power, value));
    }

    /** Zeros, infinities, negative numbers. */
    private int powOfSpecial(int a, int size, int b, int general) {
        int zero = out.constant(0);
        int infinity = out.constant(Double.POSITIVE_INFINITY);
        int rising = out.greater(b, zero);
        int value = out.select(out.apply(LaneOp.EQUAL, size, zero), out.select(rising, zero, infinity), general);
        value = out.select(out.apply(LaneOp.EQUAL, size, infinity), out.select(rising, infinity, zero), value);
        int half = out.mul(b, out.constant(0.5));
        int odd = out.select(out.apply(LaneOp.EQUAL, floor(half), half), value, out.apply(LaneOp.NEG, value));
        int signed = out.select(out.apply(LaneOp.EQUAL, floor(b), b), odd, out.constant(Double.NaN));
        value = out.select(out.greater(zero, a), signed, value);
        return out.select(out.apply(LaneOp.EQUAL, b, zero), out.constant(1), value);
    }

    /** A positive number as mantissa · 2^exponent, the mantissa in [√½, √2). */
    private record Split(int exponent, int mantissa) {}

    private Split split(int a) {
        int small = out.greater(out.constant(Float.MIN_NORMAL), a);
        int normal = out.select(small, out.mul(a, out.constant(HALF_BITS)), a);
        int exponent = out.apply(LaneOp.EXPONENT, normal);
        exponent = out.select(small, out.sub(exponent, out.constant(LaneOp.MANTISSA_BITS)), exponent);
        int mantissa = out.apply(LaneOp.MANTISSA, normal);
        int upper = out.greater(mantissa, out.constant(Math.sqrt(2)));
        return new Split(
                out.select(upper, out.add(exponent, out.constant(1)), exponent),
                out.select(upper, out.mul(mantissa, out.constant(0.5)), mantissa));
    }

    private int clamp(int a, double low, double high) {
        return out.apply(LaneOp.MIN, out.apply(LaneOp.MAX, a, out.constant(low)), out.constant(high));
    }

    /** The nearest whole number of one that is not large. */
    private int nearWhole(int a) {
        int shift = out.constant(1.5 * HALF_BITS);
        return out.sub(out.add(a, shift), shift);
    }

    private int reduced(int x, int n) {
        int minus = out.apply(LaneOp.NEG, n);
        return out.fma(minus, out.constant(LN2_LOW), out.fma(minus, out.constant(LN2_HIGH), x));
    }

    private int expMinus1(int r) {
        return out.fma(out.mul(r, r), out.polynomial(r, EXP), r);
    }
}
