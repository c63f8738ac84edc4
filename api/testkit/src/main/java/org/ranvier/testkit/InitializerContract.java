package org.ranvier.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Initializer;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.testkit.spi.ModelCompiler;

/** Contract of initialisers: finite values from draws and fans alone, and multiples that keep to their interval. */
public abstract class InitializerContract extends ComponentContract<Initializer> {

    private static final int DRAWS = 2000;
    private static final double ROUNDING = 1e-9;
    private static final List<Double> STEPS = List.of(1.0, 0.5, 0.1, 0.3);

    /** For test classes to extend. */
    protected InitializerContract() {}

    @TestFactory
    final Stream<DynamicTest> valuesAreFinite() {
        return each(variant -> {
            ScalarCode code = lower(component().value(variant.settings()));
            for (int fan : new int[] {1, 2, 700, 100_000}) {
                for (double value : values(code, fan).toArray()) {
                    assertTrue(Double.isFinite(value), value + " with fans of " + fan);
                }
            }
        });
    }

    /** A run that is repeated starts from the same numbers. */
    @TestFactory
    final Stream<DynamicTest> theExpressionIsAlwaysTheSame() {
        return each(variant -> assertEquals(
                lower(component().value(variant.settings())), lower(component().value(variant.settings()))));
    }

    /** Delays that act at whole ticks start at {@link Initializer#multiples}. */
    @TestFactory
    final Stream<DynamicTest> multiplesLieOnTheirGridAndInTheirInterval() {
        return each(variant -> {
            double[] free = values(lower(component().value(variant.settings())), 10)
                    .sorted()
                    .toArray();
            for (double step : STEPS) {
                Optional<Expr> multiples = component().multiples(variant.settings(), step);
                if (multiples.isPresent()) {
                    double[] found = values(lower(multiples.get()), 10).sorted().toArray();
                    for (double value : found) {
                        double distance = Math.abs(value / step - Math.rint(value / step));
                        assertTrue(distance < ROUNDING, value + " is no multiple of " + step);
                    }
                    double slack = step * ROUNDING + (free[free.length - 1] - free[0]) / 100;
                    assertTrue(
                            found[0] >= free[0] - slack && found[found.length - 1] <= free[free.length - 1] + slack,
                            "multiples of " + step + " go from " + found[0] + " to " + found[found.length - 1]
                                    + ", but values from " + free[0] + " to " + free[free.length - 1]);
                }
            }
        });
    }

    private Stream<DynamicTest> each(Consumer<Variant> check) {
        return variants().stream().map(v -> dynamicTest(v.toString(), () -> check.accept(v)));
    }

    private static ScalarCode lower(Expr expr) {
        return ModelCompiler.find().function(expr);
    }

    /** Values of many draws, the ends of a uniform one among them. */
    private static DoubleStream values(ScalarCode code, int fan) {
        SplittableRandom random = new SplittableRandom(1);
        return DoubleStream.concat(DoubleStream.of(0, Math.nextDown(1.0)), random.doubles(DRAWS, 0, 1))
                .map(uniform -> code.evaluate(
                                symbol -> read(symbol, fan), draw -> draw.normal() ? 6 * (uniform - 0.5) : uniform)[0]);
    }

    private static double read(Symbol symbol, int fan) {
        return switch (symbol.kind()) {
            case FAN_IN, FAN_OUT -> fan;
            default ->
                throw new AssertionError("an initialiser reads fanIn(), fanOut() and draws, but not " + symbol.kind()
                        + " '" + symbol + "'");
        };
    }
}
