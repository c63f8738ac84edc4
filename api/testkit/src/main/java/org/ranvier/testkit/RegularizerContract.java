package org.ranvier.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.learning.Regularizer;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.testkit.spi.ModelCompiler;

/** Contract of regularisers: a penalty of the number alone, never negative, whose gradient is its slope. */
public abstract class RegularizerContract extends ComponentContract<Regularizer> {

    private static final double[] NUMBERS = {0.7, -0.7, 3.1, -12, 1e-3, -1e-3, 250, -1e3};

    /** For test classes to extend. */
    protected RegularizerContract() {}

    /** A penalty below 0 would be a reward, and a loss without a bottom. */
    @TestFactory
    final Stream<DynamicTest> penaltiesAreFiniteAndNotNegative() {
        return each(variant -> {
            for (double number : NUMBERS) {
                check(penalty(variant, number), number);
            }
            check(penalty(variant, 0), 0);
        });
    }

    private static void check(double penalty, double number) {
        assertTrue(penalty >= 0 && penalty < Double.POSITIVE_INFINITY, "the penalty of " + number + " is " + penalty);
    }

    @TestFactory
    final Stream<DynamicTest> gradientsAreSlopes() {
        return each(variant -> {
            for (double number : NUMBERS) {
                Slopes.check("at " + number, gradient(variant, number), x -> penalty(variant, x), number);
            }
        });
    }

    @TestFactory
    final Stream<DynamicTest> somethingIsPenalised() {
        return each(variant -> assertTrue(
                Stream.of(0.0, 1e3, -1e3).anyMatch(number -> penalty(variant, number) > 0),
                "neither 0 nor 1000 nor -1000 is penalised"));
    }

    @TestFactory
    final Stream<DynamicTest> thePenaltyIsAlwaysTheSame() {
        return each(variant -> assertEquals(lower(variant), lower(variant)));
    }

    private Stream<DynamicTest> each(Consumer<Variant> check) {
        return variants().stream().map(v -> dynamicTest(v.toString(), () -> check.accept(v)));
    }

    private ScalarCode lower(Variant variant) {
        return ModelCompiler.find().function(component().penalty(variant.settings()));
    }

    private double penalty(Variant variant, double number) {
        return lower(variant)
                .evaluate(symbol -> read(symbol, number), draw -> {
                    throw new AssertionError("a regulariser draws nothing");
                })[0];
    }

    /** The gradient that an optimiser gets where the loss has none. */
    private double gradient(Variant variant, double number) {
        LoweredUpdate update = ModelCompiler.find()
                .update(
                        Optimizer.Rule.of(Optimizer.gradient()),
                        List.of(component().penalty(variant.settings())),
                        List.of("number"));
        return update.code().evaluate(s -> s.kind() == Kind.GRADIENT ? 0 : read(s, number), draw -> 0)[0];
    }

    private static double read(Symbol symbol, double number) {
        if (symbol.kind() != Kind.RAW) {
            throw new AssertionError("a regulariser reads WeightParametrization.raw() alone, but not " + symbol.kind()
                    + " '" + symbol + "'");
        }
        return number;
    }
}
