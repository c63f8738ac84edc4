package org.ranvier.plugins.backend.simd.code;

/**
 * The operations whose results on vectors are the same bits on every CPU, compiled or interpreted: IEEE arithmetic,
 * comparisons, and three operations on the bits of a float. Everything else is {@linkplain Expansion expanded} into
 * these.
 */
enum LaneOp {
    ADD(2),
    SUB(2),
    MUL(2),
    DIV(2),
    MIN(2),
    MAX(2),
    NEG(1),
    ABS(1),
    SQRT(1),
    /** a · b + c, rounded once. */
    FMA(3),
    /** a &gt; b; 1 or 0 where read as a number. */
    GREATER(2),
    /** a ≥ b. */
    GREATER_EQUAL(2),
    /** a = b. */
    EQUAL(2),
    /** b where a is not 0, else c. */
    SELECT(3),
    /** 2 to the power a, for whole a from −126 to 127. */
    POWER_OF_TWO(1),
    /** The exponent of a positive normal number: ⌊log₂ a⌋. */
    EXPONENT(1),
    /** The mantissa of a positive normal number, in [1, 2). */
    MANTISSA(1);

    /** 2²³ and the bias of exponents: added to a whole number it puts that number, biased, into the lowest bits. */
    static final float BIASED = 0x1p23f + 127;

    static final int MANTISSA_BITS = 23;
    static final int MANTISSA_MASK = 0x007FFFFF;
    static final int ONE = 0x3F800000;
    /** The bits of 2²³; or-ing a small integer to them makes the float 2²³ plus that integer. */
    static final int INTEGERS = 0x4B000000;

    final int arity;

    LaneOp(int arity) {
        this.arity = arity;
    }

    boolean isComparison() {
        return this == GREATER || this == GREATER_EQUAL || this == EQUAL;
    }

    /** Applies this operation to single numbers. */
    float apply(float a, float b, float c) {
        return switch (this) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case NEG -> -a;
            case ABS -> Math.abs(a);
            case SQRT -> (float) Math.sqrt(a);
            case FMA -> Math.fma(a, b, c);
            case GREATER -> a > b ? 1 : 0;
            case GREATER_EQUAL -> a >= b ? 1 : 0;
            case EQUAL -> a == b ? 1 : 0;
            case SELECT -> a != 0 ? b : c;
            case POWER_OF_TWO -> Float.intBitsToFloat(Float.floatToRawIntBits(a + BIASED) << MANTISSA_BITS);
            case EXPONENT -> Float.intBitsToFloat((Float.floatToRawIntBits(a) >>> MANTISSA_BITS) | INTEGERS) - BIASED;
            case MANTISSA -> Float.intBitsToFloat(Float.floatToRawIntBits(a) & MANTISSA_MASK | ONE);
        };
    }
}
