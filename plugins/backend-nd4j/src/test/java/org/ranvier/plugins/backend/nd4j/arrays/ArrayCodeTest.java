package org.ranvier.plugins.backend.nd4j.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.ranvier.api.backend.Availability;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.api.plan.ScalarCode.Compute;
import org.ranvier.api.plan.ScalarCode.Load;
import org.ranvier.api.plan.ScalarCode.Store;

/** Every operation on arrays is what its definition says of single numbers. */
class ArrayCodeTest {

    private static final double[] NUMBERS = {
        -3, -2.5, -1.5, -0.5, -1e-4, -1e-7, 0, 1e-7, 1e-4, 0.3, 0.5, 1, 1.5, 2.5, 7.25, 20
    };
    private static final Symbol A = new Symbol(Kind.INPUT, "a");
    private static final Symbol B = new Symbol(Kind.INPUT, "b");
    private static final Symbol C = new Symbol(Kind.INPUT, "c");
    private static final Symbol RESULT = Symbol.of(Kind.VALUE);

    private final Memory memory = new Memory();

    @BeforeEach
    void start() {
        Assumptions.assumeTrue(Library.availability() instanceof Availability.Available);
        Library.start();
    }

    @AfterEach
    void giveBack() {
        memory.close();
    }

    @ParameterizedTest
    @EnumSource(Op.class)
    void anOperationIsItsDefinition(Op op) {
        ScalarCode code = new ScalarCode(
                List.of(new Load(A), new Load(B), new Load(C), new Compute(op, 0, 1, 2)),
                List.of(new Store(RESULT, 3)));
        int n = NUMBERS.length;
        double[] a = new double[n * n];
        double[] b = new double[n * n];
        double[] c = new double[n * n];
        for (int i = 0; i < a.length; i++) {
            a[i] = NUMBERS[i / n];
            b[i] = NUMBERS[i % n];
            c[i] = NUMBERS[(i * 7 + 3) % n];
        }

        float[] results = run(code, a, b, c);

        for (int i = 0; i < a.length; i++) {
            double expected = op.apply((float) a[i], (float) b[i], (float) c[i]);
            if (Double.isNaN(expected)) {
                assertThat(results[i]).as("%s(%s, %s)", op, a[i], b[i]).isNaN();
            } else if (Double.isInfinite(expected)) {
                assertThat((double) results[i]).as("%s(%s, %s)", op, a[i], b[i]).isEqualTo(expected);
            } else {
                // A relative error of some last bits, near 0 too.
                assertThat((double) results[i])
                        .as("%s(%s, %s, %s)", op, a[i], b[i], c[i])
                        .isCloseTo(expected, within(2e-6 * Math.abs(expected) + 1e-30));
            }
        }
    }

    @Test
    void whatIsNotSelectedLeavesNoTrace() {
        ScalarCode code = new ScalarCode(
                List.of(new Load(A), new Load(B), new Load(C), new Compute(Op.SELECT, 0, 1, 2)),
                List.of(new Store(RESULT, 3)));
        double nan = Double.NaN;
        double inf = Double.POSITIVE_INFINITY;

        float[] results =
                run(code, new double[] {1, 0, 1, 0, -0.25, 1e-30}, new double[] {2, nan, nan, inf, 4, 5}, new double[] {
                    nan, 3, inf, -inf, nan, inf
                });

        assertThat(results).containsExactly(2, 3, Float.NaN, Float.NEGATIVE_INFINITY, 4, 5);
    }

    /** b = a + 1; a register that has served is used again: a · a + b, of which only the sum is wanted. */
    @Test
    void registersAreUsedAgainOnlyWhenTheyHaveServed() {
        ScalarCode code = new ScalarCode(
                List.of(
                        new Load(A),
                        new ScalarCode.Const(1),
                        new Compute(Op.ADD, 0, 1, 0),
                        new Compute(Op.MUL, 0, 0, 0),
                        new Compute(Op.ADD, 3, 2, 0),
                        new Compute(Op.NEG, 2, 0, 0),
                        new Compute(Op.ADD, 5, 4, 0)),
                List.of(new Store(RESULT, 4), new Store(Symbol.of(Kind.OUTPUT), 6)));
        ArrayCode arrays = new ArrayCode(code, s -> true, DataType.DOUBLE, memory, 2);
        arrays.set(A, Nd4j.createFromArray(3.0, 5.0));

        arrays.run();
        arrays.run();

        assertThat(Host.doubles(arrays.get(RESULT))).containsExactly(13, 31);
        assertThat(Host.doubles(arrays.get(Symbol.of(Kind.OUTPUT)))).containsExactly(9, 25);
    }

    private float[] run(ScalarCode code, double[] a, double[] b, double[] c) {
        ArrayCode arrays = new ArrayCode(code, s -> true, DataType.FLOAT, memory, a.length);
        arrays.set(A, Nd4j.createFromArray(a));
        arrays.set(B, Nd4j.createFromArray(b));
        arrays.set(C, Nd4j.createFromArray(c));
        arrays.run();
        return Host.floats(arrays.get(RESULT));
    }
}
