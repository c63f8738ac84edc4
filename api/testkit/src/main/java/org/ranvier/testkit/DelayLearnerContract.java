package org.ranvier.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Comparator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.ranvier.api.Setting;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.LoweredKernel;
import org.ranvier.api.plan.LoweredParametrization;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.testkit.spi.ModelCompiler;

/** Contract of delay learners: a kernel that stays within its support and has the derivatives that it declares. */
public abstract class DelayLearnerContract extends ComponentContract<DelayLearner> {

    private static final int MAX_TICKS = 9;
    private static final int DELAYS = 100;

    /** For test classes to extend. */
    protected DelayLearnerContract() {}

    /**
     * {@return the value of a parameter of the learner, such as a width, in a check}
     *
     * @param parameter the parameter; any value in its range will do
     */
    protected double typical(Setting parameter) {
        return parameter.defaultValue() instanceof Number n ? n.doubleValue() : 1;
    }

    /**
     * {@return the value of a scheduled scalar in a check}
     *
     * @param scalar the scalar, which training would compute from its progress
     */
    protected double typical(KernelRule.ScheduledScalar scalar) {
        return 0.5;
    }

    @TestFactory
    final Stream<DynamicTest> kernelsStayWithinTheirSupport() {
        return each((rule, kernel, d) -> {
            for (int lag = 0; lag <= MAX_TICKS + 1; lag++) {
                assertWithin(rule, lag, d, value(kernel.training(), rule, lag, d), "in training");
                double rounded = rule.rounding().apply(d);
                assertWithin(rule, lag, rounded, value(kernel.inference(), rule, lag, rounded), "at inference");
            }
        });
    }

    private static void assertWithin(KernelRule rule, int lag, double d, double value, String when) {
        assertTrue(Double.isFinite(value), "K(" + lag + "; " + d + ") " + when + " is " + value);
        double n = Math.floor(d);
        boolean inside = rule.support().all()
                || lag >= n - rule.support().below()
                        && lag <= n + rule.support().above();
        assertTrue(
                inside || value == 0, "K(" + lag + "; " + d + ") " + when + " is " + value + ", outside its support");
    }

    /** Skips rules with a derivative of their own, which no slope can confirm. Whole delays may be kinks. */
    @TestFactory
    final Stream<DynamicTest> derivativesAreSlopes() {
        return each((rule, kernel, d) -> {
            for (int k = 0; k <= MAX_TICKS; k++) {
                int lag = k;
                Map<Symbol, Double> results = results(kernel.training(), rule, lag, d, Map.of());
                if (rule.delayDerivative().isEmpty()) {
                    Slopes.check(
                            "∂K/∂d at lag " + lag + ", delay " + d,
                            results.get(Symbol.of(Kind.D_DELAY)),
                            x -> value(kernel.training(), rule, lag, x),
                            d);
                }
                results.forEach((symbol, gradient) -> {
                    if (symbol.kind() == Kind.D_PARAMETER) {
                        Slopes.check(
                                "∂K/∂" + symbol.name() + " at lag " + lag + ", delay " + d,
                                gradient,
                                x -> results(kernel.training(), rule, lag, d, Map.of(symbol.name(), x))
                                        .get(Symbol.of(Kind.VALUE)),
                                typical(component().schema().find(symbol.name()).orElseThrow()));
                    }
                });
            }
        });
    }

    /** The delay as a function of the trained number. */
    @Test
    final void theEffectiveDelayHasItsDerivative() {
        for (Variant variant : variants()) {
            LoweredParametrization map =
                    ModelCompiler.find().parametrization(component().effective(variant.settings()), parameters());
            SplittableRandom random = new SplittableRandom(1);
            for (int n = 0; n < DELAYS; n++) {
                double raw = random.nextDouble(0, MAX_TICKS);
                double gradient = map.backward()
                        .evaluate(s -> s.kind() == Kind.RAW ? raw : read(s, null, 0, 0, Map.of()), draw -> 0)[0];
                Slopes.check(
                        "d delay/d raw at " + raw,
                        gradient,
                        x -> map.effective()
                                .evaluate(s -> s.kind() == Kind.RAW ? x : read(s, null, 0, 0, Map.of()), draw -> 0)[0],
                        raw);
            }
        }
    }

    private interface Check {
        void at(KernelRule rule, LoweredKernel kernel, double delay);
    }

    private Stream<DynamicTest> each(Check check) {
        return variants().stream()
                .map(variant -> dynamicTest(variant.toString(), () -> {
                    assertEquals(
                            component().rule(variant.settings()), component().rule(variant.settings()));
                    assumeTrue(
                            component().rule(variant.settings()) instanceof KernelRule, "an event rule has no kernel");
                    KernelRule rule = (KernelRule) component().rule(variant.settings());
                    LoweredKernel kernel = ModelCompiler.find().kernel(rule, parameters());
                    SplittableRandom random = new SplittableRandom(1);
                    for (int n = 0; n < DELAYS; n++) {
                        check.at(rule, kernel, random.nextInt(MAX_TICKS) + random.nextDouble(0.01, 0.99));
                    }
                }));
    }

    private double value(ScalarCode code, KernelRule rule, int lag, double delay) {
        return results(code, rule, lag, delay, Map.of()).get(Symbol.of(Kind.VALUE));
    }

    private Map<Symbol, Double> results(
            ScalarCode code, KernelRule rule, int lag, double delay, Map<String, Double> changed) {
        double[] values = code.evaluate(s -> read(s, rule, lag, delay, changed), draw -> {
            throw new AssertionError("a kernel draws nothing");
        });
        Map<Symbol, Double> results =
                new TreeMap<>(Comparator.comparing(Symbol::kind).thenComparing(Symbol::name));
        for (int n = 0; n < values.length; n++) {
            results.put(code.stores().get(n).symbol(), values[n]);
        }
        return results;
    }

    private double read(Symbol symbol, KernelRule rule, int lag, double delay, Map<String, Double> changed) {
        return switch (symbol.kind()) {
            case LAG -> lag;
            case DELAY -> delay;
            case PARAMETER ->
                changed.getOrDefault(
                        symbol.name(),
                        typical(component().schema().find(symbol.name()).orElseThrow()));
            case SCALAR ->
                typical(rule.scalars().stream()
                        .filter(s -> s.name().equals(symbol.name()))
                        .findFirst()
                        .orElseThrow());
            case D_VALUE -> 1;
            default -> throw new AssertionError("a kernel reads no " + symbol.kind());
        };
    }
}
