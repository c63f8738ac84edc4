package org.ranvier.plugins.backend.simd.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.plugins.backend.simd.lanes.Lanes;

/** Numbers that decay end at 0, not among the subnormal ones that make arithmetic slow. */
class SmallNumbersTest {

    private static final Symbol PREVIOUS = new Symbol(Kind.STATE_PREVIOUS, "v");

    /** v times 0.9. */
    private static float[] decayed(Symbol to, float... v) {
        ScalarCode code = new ScalarCode(
                List.of(
                        new ScalarCode.Load(PREVIOUS),
                        new ScalarCode.Const(0.9),
                        new ScalarCode.Compute(Op.MUL, 0, 1, 0)),
                List.of(new ScalarCode.Store(to, 2)));
        return run(code, PREVIOUS, to, v);
    }

    private static float[] run(ScalarCode code, Symbol from, Symbol to, float... v) {
        float[] x = java.util.Arrays.copyOf(v, Lanes.GROUP);
        float[] y = new float[Lanes.GROUP];
        new Elements(code).bind().array(from, x).array(to, y).run(0, v.length);
        return java.util.Arrays.copyOf(y, v.length);
    }

    @ParameterizedTest
    @EnumSource(names = {"STATE", "SLOT", "D_INPUT", "D_STATE_PREVIOUS"})
    void whatIsKeptIsAtLeastTheSmallest(Kind kind) {
        Symbol kept = new Symbol(kind, "v");
        float above = Expansion.SMALLEST * 1.2f;
        assertThat(decayed(kept, 1, -1, above, -above)).containsExactly(0.9f, -0.9f, above * 0.9f, -above * 0.9f);
        assertThat(decayed(kept, Expansion.SMALLEST, -Expansion.SMALLEST, 1e-40f, 0))
                .containsOnly(0);
        assertThat(decayed(kept, Float.NaN)[0]).isNaN();
        assertThat(decayed(kept, Float.NEGATIVE_INFINITY)[0]).isEqualTo(Float.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @CsvSource({"1e-15, 1e-30", "-1e-16, 1e-32", "1e-17, 0", "1e-30, 0", "NaN, NaN", "3, 9"})
    void squaresAreSoToo(float a, float expected) {
        Symbol from = new Symbol(Kind.PARAMETER, "a");
        ScalarCode code = new ScalarCode(
                List.of(new ScalarCode.Load(from), new ScalarCode.Compute(Op.MUL, 0, 0, 0)),
                List.of(new ScalarCode.Store(Symbol.of(Kind.VALUE), 1)));
        float square = run(code, from, Symbol.of(Kind.VALUE), a)[0];
        if (Float.isNaN(expected)) {
            assertThat(square).isNaN();
        } else {
            assertThat(square).isCloseTo(expected, org.assertj.core.api.Assertions.within(Math.abs(expected) * 1e-6f));
        }
    }
}
