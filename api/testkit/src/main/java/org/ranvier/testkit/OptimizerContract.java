package org.ranvier.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.testkit.spi.ModelCompiler;

/**
 * Contract of optimisers: descent where there is a gradient, and where there is none no movement but that of a decay
 * towards 0. Every kind of trained parameters is tried.
 */
public abstract class OptimizerContract extends ComponentContract<Optimizer> {

    private static final double RATE = 0.01;
    private static final double START = 0.7;
    private static final double[] GRADIENTS = {0, 1, -1, 1e-4, 1e-30, 1e6, -1e12};

    /** For test classes to extend. */
    protected OptimizerContract() {}

    /**
     * {@return whether numbers of a kind may move towards 0 without a gradient, as by a weight decay} By default those
     * of weights of synapses only, since a delay or a time constant has no reason to go there unless somebody asks for
     * it.
     *
     * @param trained what the numbers are
     * @param settings the settings of the optimiser
     */
    protected boolean decays(Optimizer.Trained trained, Settings settings) {
        return trained == Optimizer.Trained.WEIGHT;
    }

    @TestFactory
    final Stream<DynamicTest> withoutAGradientNothingMovesButDecays() {
        return each((variant, trained, update) -> {
            assertEquals(0, steps(update, 0, RATE, x -> 0, 20), "0 moves without a gradient");
            for (double start : new double[] {START, -START}) {
                double end = steps(update, start, RATE, x -> 0, 20);
                if (decays(trained, variant.settings())) {
                    assertTrue(
                            end == start || Math.abs(end) < Math.abs(start) && Math.signum(end) == Math.signum(start),
                            start + " became " + end + " without a gradient, which is no decay");
                } else {
                    assertEquals(
                            start,
                            end,
                            "moves without a gradient; override rule(settings, trained) to let only weights decay, or "
                                    + "decays(…) in this test if this is meant");
                }
            }
        });
    }

    /** On parabolas, from either side. */
    @TestFactory
    final Stream<DynamicTest> itGoesDownhill() {
        return each((variant, trained, update) -> {
            for (double bottom : new double[] {0, 0.5, -0.5}) {
                DoubleUnaryOperator slope = x -> x - bottom;
                for (double start : new double[] {START, -START}) {
                    double first = steps(update, start, RATE, slope, 1);
                    assertTrue(
                            Math.abs(first - bottom) < Math.abs(start - bottom),
                            "from " + start + " the first step went to " + first + ", away from " + bottom);
                    double last = steps(update, start, RATE, slope, 4000);
                    assertTrue(
                            Math.abs(last - bottom) < 0.1,
                            "from " + start + " it is at " + last + " after 4000 steps, not near " + bottom);
                }
            }
        });
    }

    /** A schedule takes the rate down to 0, where training must come to rest. */
    @TestFactory
    final Stream<DynamicTest> aRateOfZeroMovesNothing() {
        return each((variant, trained, update) ->
                assertEquals(START, steps(update, START, 0, x -> x, 5), "moves although the learning rate is 0"));
    }

    /** Gradients of 0 are those of neurons that do nothing, large ones those of networks that diverge. */
    @TestFactory
    final Stream<DynamicTest> numbersStayFinite() {
        return each((variant, trained, update) -> {
            for (double gradient : GRADIENTS) {
                for (int steps : new int[] {1, 2, 100}) {
                    double end = steps(update, START, RATE, x -> gradient, steps);
                    assertTrue(Double.isFinite(end), end + " after " + steps + " steps with a gradient of " + gradient);
                }
            }
        });
    }

    /** Ranvier asks for the rule once in training, and once more when it resumes. */
    @TestFactory
    final Stream<DynamicTest> theRuleIsAlwaysTheSame() {
        return each((variant, trained, update) -> {
            assertEquals(update, lower(variant, trained), "the rule is another the second time");
            assertEquals(
                    update.slots().size(),
                    Set.copyOf(update.slots()).size(),
                    "two slots share a name: " + update.slots());
            assertTrue(
                    Set.of("rate", "step").containsAll(update.scalars()),
                    "training provides 'rate' and 'step'; the rule reads " + update.scalars());
        });
    }

    private interface Check {
        void of(Variant variant, Optimizer.Trained trained, LoweredUpdate update);
    }

    private Stream<DynamicTest> each(Check check) {
        return variants().stream()
                .flatMap(variant -> Stream.of(Optimizer.Trained.values())
                        .map(trained -> dynamicTest(
                                variant + " for " + trained,
                                () -> check.of(variant, trained, lower(variant, trained)))));
    }

    private LoweredUpdate lower(Variant variant, Optimizer.Trained trained) {
        return ModelCompiler.find().update(component().rule(variant.settings(), trained), List.of(), List.of("number"));
    }

    private static double steps(
            LoweredUpdate update, double start, double rate, DoubleUnaryOperator gradient, int steps) {
        Map<Symbol, Double> values = new HashMap<>();
        update.slots().forEach(slot -> values.put(new Symbol(Kind.SLOT, slot), 0.0));
        values.put(Symbol.of(Kind.RAW), start);
        values.put(new Symbol(Kind.SCALAR, "rate"), rate);
        for (int step = 1; step <= steps; step++) {
            values.put(new Symbol(Kind.SCALAR, "step"), (double) step);
            values.put(Symbol.of(Kind.GRADIENT), gradient.applyAsDouble(values.get(Symbol.of(Kind.RAW))));
            double[] results = update.code().evaluate(symbol -> read(values, symbol), draw -> {
                throw new AssertionError("an optimiser draws nothing");
            });
            for (int n = 0; n < results.length; n++) {
                values.put(update.code().stores().get(n).symbol(), results[n]);
            }
        }
        return values.get(Symbol.of(Kind.RAW));
    }

    private static double read(Map<Symbol, Double> values, Symbol symbol) {
        Double value = values.get(symbol);
        if (value == null) {
            throw new AssertionError("an optimiser does not read " + symbol.kind() + " '" + symbol
                    + "'; add withSlot(…) for what it keeps");
        }
        return value;
    }
}
