package org.ranvier.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.ranvier.api.Component;
import org.ranvier.api.Range;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.testkit.spi.ModelCompiler;

/** Contract of neurons and post-synaptic currents: their equations compile, run and differentiate. */
abstract class DynamicsContract<C extends Component> extends ComponentContract<C> {

    private static final int TICKS = 12;

    /** The equations. */
    abstract Dynamics dynamics(Settings settings);

    /** The length of a tick in ms. */
    protected double dtMs() {
        return 1;
    }

    /**
     * The values of a parameter with which checks are made: by default near its default, or within the bounds in which
     * it starts. They should make something happen.
     */
    protected Range typical(Setting parameter) {
        if (parameter.defaultValue() instanceof Number n && n.doubleValue() != 0) {
            double value = n.doubleValue();
            return Range.closed(Math.min(value, value * 1.3), Math.max(value, value * 1.3));
        }
        Range bounds = parameter.bounds();
        boolean finite = Double.isFinite(bounds.max() - bounds.min());
        return finite ? bounds : Range.closed(bounds.clamp(-0.4), bounds.clamp(0.4));
    }

    /** The input in a tick, of which checks use a fraction from 0 to 2. */
    protected double typicalInput() {
        return 1;
    }

    @TestFactory
    final Stream<DynamicTest> equationsAreAlwaysTheSame() {
        return each(v -> assertEquals(dynamics(v.settings()), dynamics(v.settings())));
    }

    @TestFactory
    final Stream<DynamicTest> equationsCompileAndStayFinite() {
        return each(v -> {
            LoweredStepRun course = new LoweredStepRun(compile(v, false), values(new SplittableRandom(1)));
            SplittableRandom random = new SplittableRandom(2);
            for (int t = 0; t < 50 * TICKS; t++) {
                double output = course.tick(random.nextDouble(0, 2) * typicalInput());
                assertTrue(Double.isFinite(output), "the output of tick " + t + " is " + output);
            }
        });
    }

    /** Spikes are smooth steps here, so that gradients are slopes; what is detached must make no difference to that. */
    @TestFactory
    final Stream<DynamicTest> gradientsAreSlopes() {
        return variants().stream()
                .filter(v -> !Detached.in(dynamics(v.settings())))
                .map(v -> dynamicTest(v.toString(), () -> {
                    for (int seed = 0; seed < 5; seed++) {
                        checkGradients(compile(v, true), new SplittableRandom(seed));
                    }
                }));
    }

    private void checkGradients(LoweredDynamics step, SplittableRandom random) {
        Map<String, Double> parameters = values(random);
        double[] inputs = random.doubles(TICKS, 0, 2 * typicalInput()).toArray();
        double[] weights = random.doubles(TICKS, -1, 1).toArray();
        LoweredStepRun course = new LoweredStepRun(step, parameters);
        for (double input : inputs) {
            course.tick(input);
        }
        LoweredStepRun.Gradients gradients = course.back(weights);
        gradients
                .parameters()
                .forEach((name, gradient) -> Slopes.check(
                        "parameter " + name,
                        gradient,
                        x -> loss(step, with(parameters, name, x), inputs, weights),
                        parameters.get(name)));
        for (int t = 0; t < TICKS; t++) {
            int tick = t;
            Slopes.check(
                    "input of tick " + t,
                    gradients.inputs()[t],
                    x -> {
                        double[] changed = inputs.clone();
                        changed[tick] = x;
                        return loss(step, parameters, changed, weights);
                    },
                    inputs[t]);
        }
    }

    private static double loss(
            LoweredDynamics step, Map<String, Double> parameters, double[] inputs, double[] weights) {
        LoweredStepRun course = new LoweredStepRun(step, parameters);
        double loss = 0;
        for (int t = 0; t < inputs.length; t++) {
            loss += weights[t] * course.tick(inputs[t]);
        }
        return loss;
    }

    private static Map<String, Double> with(Map<String, Double> parameters, String name, double value) {
        Map<String, Double> changed = new HashMap<>(parameters);
        changed.put(name, value);
        return changed;
    }

    private LoweredDynamics compile(Variant variant, boolean smooth) {
        Set<String> trainable = component().schema().parameters().stream()
                .filter(Setting::trainable)
                .map(Setting::name)
                .collect(Collectors.toCollection(HashSet::new));
        return ModelCompiler.find()
                .dynamics(dynamics(variant.settings()), Steps.conditions(dtMs(), smooth, parameters(), trainable));
    }

    private Map<String, Double> values(SplittableRandom random) {
        return component().schema().parameters().stream().collect(Collectors.toMap(Setting::name, parameter -> {
            Range range = typical(parameter);
            return range.min() == range.max() ? range.min() : random.nextDouble(range.min(), range.max());
        }));
    }

    private Stream<DynamicTest> each(Consumer<Variant> check) {
        return variants().stream().map(v -> dynamicTest(v.toString(), () -> check.accept(v)));
    }
}
