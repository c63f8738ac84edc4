package org.ranvier.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Exprs;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.ScalarCode;

/** What is simplified has the value of what was written, bit for bit wherever that is finite. */
class SimplifierTest {

    private static final Expr X = Exprs.parameter("x");
    private static final Expr Y = Exprs.parameter("y");

    static IntStream seeds() {
        return IntStream.range(0, 500);
    }

    /** Random trees full of the constants that identities look for. */
    @ParameterizedTest
    @MethodSource("seeds")
    void randomExpressionsKeepTheirValue(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Expr expr = expression(5, random);
        ScalarCode code = EquationCompiler.function(expr, Neurons.context(1, Set.of("x", "y")));
        for (int n = 0; n < 10; n++) {
            Map<String, Double> leaves = Map.of("x", random.nextDouble(-2, 2), "y", random.nextDouble(-2, 2));
            double expected = value(expr, leaves);
            if (Double.isFinite(expected)) {
                double actual = code.evaluate(s -> leaves.get(s.name()), Neurons.noDraws())[0];
                // 0 and −0 are one number.
                assertThat(actual + 0.0).as("%s", ExprPrinter.print(expr)).isEqualTo(expected + 0.0);
            }
        }
    }

    static Stream<Arguments> identities() {
        Expr zero = Exprs.constant(0);
        Expr one = Exprs.constant(1);
        return Stream.of(
                Arguments.of(X.plus(zero), "x"),
                Arguments.of(zero.plus(X), "x"),
                Arguments.of(X.minus(zero), "x"),
                Arguments.of(zero.minus(X), "-x"),
                Arguments.of(X.times(one), "x"),
                Arguments.of(X.times(-1), "-x"),
                Arguments.of(X.times(zero), "0"),
                Arguments.of(X.over(one), "x"),
                Arguments.of(zero.over(X), "0"),
                Arguments.of(X.negated().negated(), "x"),
                Arguments.of(Exprs.pow(X, zero), "1"),
                Arguments.of(Exprs.pow(X, one), "x"),
                Arguments.of(Exprs.pow(X, Exprs.constant(2)), "x·x"),
                Arguments.of(Exprs.select(X, Y, Y), "y"),
                Arguments.of(Exprs.select(one, X, Y), "x"),
                Arguments.of(Exprs.select(zero, X, Y), "y"),
                Arguments.of(Exprs.min(X, X), "x"),
                Arguments.of(one.plus(one).times(X), "2·x"));
    }

    @ParameterizedTest
    @MethodSource("identities")
    void identitiesApply(Expr expr, String simplified) {
        ScalarCode code = EquationCompiler.function(expr, Neurons.context(1, Set.of("x", "y")));
        assertThat(CodePrinter.print(code)).isEqualTo(List.of("value = " + simplified));
    }

    @Test
    void equalExpressionsAreComputedOnce() {
        Expr product = X.times(Y);
        ScalarCode code = EquationCompiler.function(
                Exprs.exp(product).plus(Exprs.exp(X.times(Y))), Neurons.context(1, Set.of("x", "y")));
        assertThat(code.instructions()).hasSize(5);
    }

    private static Expr expression(int depth, SplittableRandom random) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return switch (random.nextInt(7)) {
                case 0 -> Exprs.constant(0);
                case 1 -> Exprs.constant(1);
                case 2 -> Exprs.constant(-1);
                case 3 -> Exprs.constant(2);
                case 4 -> Exprs.constant(random.nextDouble(-2, 2));
                case 5 -> X;
                default -> Y;
            };
        }
        Op op = Op.values()[random.nextInt(Op.values().length)];
        Expr[] operands = new Expr[op.arity()];
        for (int n = 0; n < operands.length; n++) {
            operands[n] = expression(depth - 1, random);
        }
        return Exprs.apply(op, operands);
    }

    private static double value(Expr expr, Map<String, Double> leaves) {
        return switch (expr) {
            case Expr.Constant c -> c.value();
            case Expr.Variable(Symbol symbol, var origin) -> leaves.get(symbol.name());
            case Expr.Apply a -> {
                double[] x = new double[3];
                for (int n = 0; n < a.operands().size(); n++) {
                    x[n] = value(a.operands().get(n), leaves);
                }
                double y = a.op().apply(x[0], x[1], x[2]);
                // Identities may assume finite parts: 0 · ∞ is simplified to 0.
                yield Double.isFinite(x[0] + x[1] + x[2]) ? y : Double.NaN;
            }
            default -> throw new AssertionError(expr);
        };
    }
}
