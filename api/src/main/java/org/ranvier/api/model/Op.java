package org.ranvier.api.model;

import org.ranvier.api.ApiStatus;

/**
 * The operations of expressions and of lowered code, with their meaning in double precision.
 *
 * <p>Lowered code has the operations that are here at 1.0 and no others: one that expressions get later is lowered to
 * these, so that backends written today stay complete. Comparisons give 1 for true and 0 for false; {@link #SELECT}
 * takes its second operand where the first is not 0.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public enum Op {
    /** a + b. */
    ADD(2) {
        @Override
        public double apply(double a, double b, double c) {
            return a + b;
        }
    },
    /** a − b. */
    SUB(2) {
        @Override
        public double apply(double a, double b, double c) {
            return a - b;
        }
    },
    /** a · b. */
    MUL(2) {
        @Override
        public double apply(double a, double b, double c) {
            return a * b;
        }
    },
    /** a / b. */
    DIV(2) {
        @Override
        public double apply(double a, double b, double c) {
            return a / b;
        }
    },
    /** The smaller of a and b. */
    MIN(2) {
        @Override
        public double apply(double a, double b, double c) {
            return Math.min(a, b);
        }
    },
    /** The larger of a and b. */
    MAX(2) {
        @Override
        public double apply(double a, double b, double c) {
            return Math.max(a, b);
        }
    },
    /** a to the power b. */
    POW(2) {
        @Override
        public double apply(double a, double b, double c) {
            return Math.pow(a, b);
        }
    },
    /** −a. */
    NEG(1) {
        @Override
        public double apply(double a, double b, double c) {
            return -a;
        }
    },
    /** |a|. */
    ABS(1) {
        @Override
        public double apply(double a, double b, double c) {
            return Math.abs(a);
        }
    },
    /** −1, 0 or 1. */
    SIGN(1) {
        @Override
        public double apply(double a, double b, double c) {
            return Math.signum(a);
        }
    },
    /** The square root. */
    SQRT(1) {
        @Override
        public double apply(double a, double b, double c) {
            return Math.sqrt(a);
        }
    },
    /** e to the power a. */
    EXP(1) {
        @Override
        public double apply(double a, double b, double c) {
            return Math.exp(a);
        }
    },
    /** e to the power a, minus 1, exact near 0. */
    EXPM1(1) {
        @Override
        public double apply(double a, double b, double c) {
            return Math.expm1(a);
        }
    },
    /** The natural logarithm. */
    LOG(1) {
        @Override
        public double apply(double a, double b, double c) {
            return Math.log(a);
        }
    },
    /** The hyperbolic tangent. */
    TANH(1) {
        @Override
        public double apply(double a, double b, double c) {
            return Math.tanh(a);
        }
    },
    /** The logistic function 1 / (1 + e^−a). */
    SIGMOID(1) {
        @Override
        public double apply(double a, double b, double c) {
            return 1 / (1 + Math.exp(-a));
        }
    },
    /** The arc tangent. */
    ATAN(1) {
        @Override
        public double apply(double a, double b, double c) {
            return Math.atan(a);
        }
    },
    /** The sine. */
    SIN(1) {
        @Override
        public double apply(double a, double b, double c) {
            return Math.sin(a);
        }
    },
    /** The cosine. */
    COS(1) {
        @Override
        public double apply(double a, double b, double c) {
            return Math.cos(a);
        }
    },
    /** The largest whole number not above a. */
    FLOOR(1) {
        @Override
        public double apply(double a, double b, double c) {
            return Math.floor(a);
        }
    },
    /** The nearest whole number, ties to even. */
    ROUND(1) {
        @Override
        public double apply(double a, double b, double c) {
            return Math.rint(a);
        }
    },
    /** Whether a > b. */
    GREATER(2) {
        @Override
        public double apply(double a, double b, double c) {
            return a > b ? 1 : 0;
        }
    },
    /** Whether a ≥ b. */
    GREATER_EQUAL(2) {
        @Override
        public double apply(double a, double b, double c) {
            return a >= b ? 1 : 0;
        }
    },
    /** Whether a = b. */
    EQUAL(2) {
        @Override
        public double apply(double a, double b, double c) {
            return a == b ? 1 : 0;
        }
    },
    /** b where a is not 0, else c. */
    SELECT(3) {
        @Override
        public double apply(double a, double b, double c) {
            return a != 0 ? b : c;
        }
    };

    private final int arity;

    Op(int arity) {
        this.arity = arity;
    }

    /** {@return the number of operands: 1, 2 or 3} */
    public int arity() {
        return arity;
    }

    /**
     * {@return the value for these operands; operands beyond the {@linkplain #arity() arity} are ignored}
     *
     * @param a the first operand
     * @param b the second operand; ignored where there is one
     * @param c the third operand; ignored where there are fewer
     */
    public abstract double apply(double a, double b, double c);
}
