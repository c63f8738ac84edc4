package org.ranvier.plugins.backend.simd.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.plugins.backend.simd.lanes.Lanes;

/**
 * Generated functions against double precision, in units in the last place of a float, and compiled against interpreted
 * bit by bit.
 */
class ElementaryFunctionsTest {

    private static final int COUNT = 1 << 16;

    @ParameterizedTest
    @CsvSource({
        "EXP, -87.3, 88.7, 2", "EXP, -1, 1, 2", "EXPM1, -20, 88, 3", "EXPM1, -0.5, 0.5, 3", "LOG, 0, 1e38, 2",
        "LOG, 0.5, 2, 2", "LOG, 0, 1e-39, 2", "SIGMOID, -80, 80, 3", "TANH, -12, 12, 4", "TANH, -0.3, 0.3, 4",
        "ATAN, -50, 50, 3", "ATAN, -1, 1, 3", "FLOOR, -1e5, 1e5, 0", "FLOOR, -3, 3, 0", "ROUND, -1e5, 1e5, 0",
        "ROUND, -3, 3, 0", "FLOOR, -2e7, 2e7, 0", "ROUND, -2e7, 2e7, 0", "SIGN, -1, 1, 0", "SQRT, 0, 100, 0.5"
    })
    void isAccurate(Op op, double low, double high, double ulps) {
        float[] x = range(low, high);
        float[] y = run(op, x, x);
        for (int n = 0; n < COUNT; n++) {
            double exact = op.apply(x[n], 0, 0);
            double unit = Math.max(Math.ulp((float) exact), Float.MIN_VALUE);
            assertThat(Math.abs(y[n] - exact) / unit).as("%s(%s)", op, x[n]).isLessThanOrEqualTo(Math.max(ulps, 0.51));
        }
    }

    @ParameterizedTest
    @CsvSource({"SIN, -10000, 10000", "COS, -10000, 10000", "SIN, -4, 4", "COS, -4, 4"})
    void circularFunctionsAreAccurateInTermsOfOne(Op op, double low, double high) {
        float[] x = range(low, high);
        float[] y = run(op, x, x);
        for (int n = 0; n < COUNT; n++) {
            assertThat(Math.abs(y[n] - op.apply(x[n], 0, 0)) / Math.ulp(1f))
                    .as("%s(%s)", op, x[n])
                    .isLessThan(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 10, -5, 5", "0.9, 1.1, -800, 800", "0, 1e30, -1, 1", "0.5, 0.999999, 0, 10000"})
    void powersAreAccurate(double low, double high, double lowest, double highest) {
        float[] a = range(low, high);
        float[] b = range(lowest, highest);
        for (int n = 0; n < COUNT; n++) {
            b[n] = (float) (lowest + (highest - lowest) * ((n * 7919L) % COUNT) / COUNT);
        }
        float[] y = run(Op.POW, a, b);
        for (int n = 0; n < COUNT; n++) {
            double exact = Math.pow(a[n], b[n]);
            double unit = Math.max(Math.ulp((float) exact), Float.MIN_NORMAL);
            if (Math.abs(exact) < Float.MAX_VALUE) {
                assertThat(Math.abs(y[n] - exact) / unit)
                        .as("%s^%s", a[n], b[n])
                        .isLessThan(4);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EXP, Infinity, Infinity",
        "EXP, -Infinity, 0",
        "EXP, NaN, NaN",
        "EXP, 0, 1",
        "EXP, 200, Infinity",
        "EXPM1, -Infinity, -1",
        "EXPM1, 0, 0",
        "LOG, 0, -Infinity",
        "LOG, -1, NaN",
        "LOG, Infinity, Infinity",
        "LOG, 1, 0",
        "LOG, NaN, NaN",
        "SIGMOID, -Infinity, 0",
        "SIGMOID, Infinity, 1",
        "TANH, Infinity, 1",
        "TANH, -Infinity, -1",
        "ATAN, Infinity, 1.5707964",
        "ROUND, 2.5, 2",
        "ROUND, 3.5, 4",
        "ROUND, -2.5, -2",
        "FLOOR, -0.5, -1",
        "FLOOR, NaN, NaN"
    })
    void specialValuesAreRight(Op op, float x, float expected) {
        float[] y = run(op, new float[] {x}, new float[] {x});
        assertThat((Float) (y[0] + 0f)).isEqualTo((Float) expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2.5, 0",
        "0, -1, Infinity",
        "0, 0, 1",
        "-2, 3, -8",
        "-2, 2.5, NaN",
        "-2, -1, -0.5",
        "Infinity, 0.5, Infinity",
        "Infinity, -1, 0",
        "1, 1e9, 1",
        "2, 200, Infinity",
        "2, -200, 0"
    })
    void specialPowersAreRight(float a, float b, float expected) {
        assertThat((Float) (run(Op.POW, new float[] {a}, new float[] {b})[0] + 0f))
                .isEqualTo((Float) expected);
    }

    private static float[] range(double low, double high) {
        float[] x = new float[COUNT];
        for (int n = 0; n < COUNT; n++) {
            x[n] = (float) (low + (high - low) * (n + 0.5) / COUNT);
        }
        return x;
    }

    /** Runs the compiled code, and checks it against the interpreted one. */
    private static float[] run(Op op, float[] a, float[] b) {
        Symbol first = new Symbol(Kind.PARAMETER, "a");
        Symbol second = new Symbol(Kind.PARAMETER, "b");
        ScalarCode code = new ScalarCode(
                List.of(
                        new ScalarCode.Load(first),
                        new ScalarCode.Load(second),
                        new ScalarCode.Compute(op, 0, op.arity() > 1 ? 1 : 0, 0)),
                List.of(new ScalarCode.Store(Symbol.of(Kind.VALUE), 2)));
        int padded = Lanes.padded(a.length);
        float[] y = new float[padded];
        new Elements(code)
                .bind()
                .array(first, java.util.Arrays.copyOf(a, padded))
                .array(second, java.util.Arrays.copyOf(b, padded))
                .array(Kind.VALUE, y)
                .run(0, a.length);
        LaneCode lanes = Expansion.of(code);
        for (int n = 0; n < a.length; n += 37) {
            int at = n;
            float interpreted =
                    lanes.evaluate(p -> ((LaneCode.Named) p).symbol().equals(first) ? a[at] : b[at])[0];
            assertThat(Float.floatToIntBits(y[n])).as("%s(%s)", op, a[n]).isEqualTo(Float.floatToIntBits(interpreted));
        }
        return y;
    }
}
