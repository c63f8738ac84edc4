package org.ranvier.compiler.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Exprs;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.compiler.Neurons;

class DifferentiatorTest {

    private static final List<String> NAMES = List.of("a", "b", "c");

    @ParameterizedTest
    @EnumSource(Op.class)
    void everyOperationAtRandomPoints(Op op) {
        SplittableRandom random = new SplittableRandom(op.ordinal());
        Expr[] operands = NAMES.stream().limit(op.arity()).map(Exprs::parameter).toArray(Expr[]::new);
        ScalarCode gradient = gradient(Exprs.apply(op, operands));
        for (int n = 0; n < 200; n++) {
            double[] x = point(op, random);
            double[] slopes = gradient.evaluate(s -> x[NAMES.indexOf(s.name())], Neurons.noDraws());
            for (int i = 0; i < op.arity(); i++) {
                assertThat(slopes[i])
                        .as("∂%s/∂%s at %s", op, NAMES.get(i), Arrays.toString(x))
                        .isCloseTo(slope(op, x, i), within(1e-7 * Math.max(1, Math.abs(slopes[i]))));
            }
        }
    }

    /** A point of the operation's domain; steps and kinks are met there with probability 0. */
    private static double[] point(Op op, SplittableRandom random) {
        boolean positive = op == Op.LOG || op == Op.SQRT || op == Op.POW;
        double[] x = random.doubles(3, -3, 3).toArray();
        x[0] = positive ? random.nextDouble(0.2, 3) : x[0];
        x[1] = op == Op.DIV ? Math.copySign(random.nextDouble(0.3, 3), x[1]) : x[1];
        return x;
    }

    private static double slope(Op op, double[] x, int i) {
        double h = 1e-5;
        double[] up = x.clone();
        double[] down = x.clone();
        up[i] += h;
        down[i] -= h;
        return (op.apply(up[0], up[1], up[2]) - op.apply(down[0], down[1], down[2])) / (2 * h);
    }

    /** Operations within operations, each used more than once. */
    @Test
    void chainsAndSharedOperands() {
        Expr a = Exprs.parameter("a");
        Expr b = Exprs.parameter("b");
        Expr inner = Exprs.sigmoid(a.times(b).plus(Exprs.parameter("c")));
        ScalarCode gradient = gradient(Exprs.exp(inner.times(inner))
                .over(a.squared().plus(1))
                .minus(Exprs.tanh(inner).times(b)));
        double[] x = {0.7, -1.1, 0.4};
        double h = 1e-5;
        double[] slopes = gradient.evaluate(s -> x[NAMES.indexOf(s.name())], Neurons.noDraws());
        for (int i = 0; i < 3; i++) {
            double[] up = x.clone();
            double[] down = x.clone();
            up[i] += h;
            down[i] -= h;
            assertThat(slopes[i]).isCloseTo((chain(up) - chain(down)) / (2 * h), within(1e-9));
        }
    }

    private static double chain(double[] x) {
        double inner = 1 / (1 + Math.exp(-(x[0] * x[1] + x[2])));
        return Math.exp(inner * inner) / (x[0] * x[0] + 1) - Math.tanh(inner) * x[1];
    }

    @Test
    void nothingFlowsThroughDetachedPartsAndAStraightThroughHasTheOtherGradient() {
        Expr a = Exprs.parameter("a");
        Expr b = Exprs.parameter("b");
        double[] x = {1.3, 2, 0};
        Expr detached = a.times(a.detached()).plus(Exprs.straightThrough(Exprs.round(b), b.times(5)));
        assertThat(gradient(detached).evaluate(s -> x[NAMES.indexOf(s.name())], Neurons.noDraws()))
                .containsExactly(1.3, 5, 0);
    }

    @Test
    void aPowerOf0HasNoLogarithm() {
        Expr power = Exprs.pow(Exprs.parameter("a"), Exprs.parameter("b"));
        double[] x = {0, 2, 0};
        assertThat(gradient(power).evaluate(s -> x[NAMES.indexOf(s.name())], Neurons.noDraws()))
                .containsExactly(0, 0, 0);
    }

    /** Code that stores the derivatives by a, b and c. */
    private static ScalarCode gradient(Expr expr) {
        Values values = new Values();
        int y = new ExprLowering(values, "test", s -> null).lower(expr);
        List<Integer> loads = new ArrayList<>();
        NAMES.forEach(name -> loads.add(values.load(Kind.PARAMETER, name)));
        Map<Integer, Integer> gradient =
                Differentiator.gradient(values, Map.of(y, values.constant(1)), new LinkedHashSet<>(loads));
        Map<Symbol, Integer> stores = new LinkedHashMap<>();
        for (int n = 0; n < NAMES.size(); n++) {
            stores.put(new Symbol(Kind.D_PARAMETER, NAMES.get(n)), gradient.get(loads.get(n)));
        }
        return CodeEmitter.emit(values, stores);
    }
}
