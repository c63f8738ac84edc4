package org.ranvier.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.ranvier.api.Range;
import org.ranvier.api.Setting;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.WeightParametrization;
import org.ranvier.api.plan.LoweredParametrization;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.testkit.spi.ModelCompiler;

/** Contract of weight parametrisations: finite weights with the gradients that they declare, and signs that stay. */
public abstract class WeightParametrizationContract extends ComponentContract<WeightParametrization> {

    private static final int NUMBERS = 200;

    /** For test classes to extend. */
    protected WeightParametrizationContract() {}

    /**
     * {@return the value of a parameter in a check, such as a sign; a second one is tried too}
     *
     * @param parameter the parameter
     */
    protected double typical(Setting parameter) {
        return parameter.defaultValue() instanceof Number n
                ? n.doubleValue()
                : parameter.range().clamp(1);
    }

    @TestFactory
    final Stream<DynamicTest> weightsAreFinite() {
        return each(variant -> {
            Course course = new Course(variant, 1);
            for (double raw : new double[] {0, 1, -1, 1e-8, 1e4, -1e4}) {
                assertTrue(Double.isFinite(course.weight(raw)), "the weight of " + raw + " is " + course.weight(raw));
                assertTrue(
                        Double.isFinite(course.gradient(raw)),
                        "the gradient at " + raw + " is " + course.gradient(raw));
            }
        });
    }

    /** What is rounded or detached has a gradient of its author's choice. */
    @TestFactory
    final Stream<DynamicTest> gradientsAreSlopes() {
        return each(variant -> {
            if (!Detached.in(component().effective(variant.settings()))) {
                Course course = new Course(variant, 1);
                for (double raw :
                        new SplittableRandom(1).doubles(NUMBERS, -2, 2).toArray()) {
                    Slopes.check("at " + raw, course.gradient(raw), course::weight, raw);
                }
            }
        });
    }

    /** Dale's law and DEEP R need it: a number of 0 or less is a synapse that has no weight. */
    @TestFactory
    final Stream<DynamicTest> signsStayWhereTheyAreSaidTo() {
        return each(variant -> {
            if (component().signConstrained(variant.settings())) {
                for (double sign : new double[] {1, -1}) {
                    Course course = new Course(variant, sign);
                    double size = 0;
                    for (double raw :
                            new SplittableRandom(1).doubles(NUMBERS, -2, 2).toArray()) {
                        double weight = course.weight(raw);
                        assertTrue(raw > 0 || weight == 0, "the weight of " + raw + " is " + weight + ", not 0");
                        assertTrue(
                                weight * size >= 0,
                                "weights of both signs, although signConstrained() says that it never changes");
                        size = weight == 0 ? size : weight;
                    }
                }
            }
        });
    }

    @Test
    final void onlyParametersBelongToPresynapticNeurons() {
        Set<String> declared = parameters();
        for (String name : new String[] {"", "nobody_knows"}) {
            assertEquals(
                    false,
                    component().perPresynapticNeuron(name),
                    "'" + name + "' is none of the parameters " + declared + ", but belongs to presynaptic neurons");
        }
    }

    /** A draw that training moves, or one that nobody declares, would mean nothing. */
    @Test
    final void whatIsDrawnAnewIsAParameterThatIsNotTrained() {
        assertEquals(false, component().redrawn("nobody_knows"), "'nobody_knows' is no parameter, but drawn anew");
        component().schema().parameters().stream()
                .filter(p -> component().redrawn(p.name()))
                .forEach(p -> assertEquals(false, p.trainable(), "'" + p.name() + "' is drawn anew, but trainable"));
    }

    /** Where the parametrisation fits delays, they stay where they are allowed, also where there is only one. */
    @TestFactory
    final Stream<DynamicTest> delaysStayWithinTheirRange() {
        return each(variant -> {
            for (Range delays : List.of(Range.closed(0, 25), Range.closed(0.1, 0.7), Range.closed(1, 1))) {
                component().ofDelay(variant.settings(), delays).ifPresent(delay -> {
                    LoweredParametrization code = ModelCompiler.find().parametrization(delay, parameters());
                    Course course = new Course(code, 1);
                    for (int n = 0; n <= NUMBERS; n++) {
                        double raw = delays.min() + (delays.max() - delays.min()) * n / NUMBERS;
                        double ms = course.weight(raw);
                        assertTrue(
                                ms >= delays.min() - 1e-9 && ms <= delays.max() + 1e-9,
                                "the delay of " + raw + " ms is " + ms + " ms, where " + delays + " is allowed");
                    }
                });
            }
        });
    }

    private Stream<DynamicTest> each(Consumer<Variant> check) {
        return variants().stream().map(v -> dynamicTest(v.toString(), () -> check.accept(v)));
    }

    /** The weight as a function of the trained number, with parameters of one sign. */
    private final class Course {

        private final LoweredParametrization code;
        private final Map<String, Double> values = new HashMap<>();

        Course(Variant variant, double sign) {
            this(ModelCompiler.find().parametrization(component().effective(variant.settings()), parameters()), sign);
        }

        Course(LoweredParametrization code, double sign) {
            this.code = code;
            component()
                    .schema()
                    .parameters()
                    .forEach(p -> values.put(p.name(), p.range().clamp(sign * typical(p))));
        }

        double weight(double raw) {
            return evaluate(code.effective(), raw);
        }

        double gradient(double raw) {
            return evaluate(code.backward(), raw);
        }

        private double evaluate(ScalarCode part, double raw) {
            return part.evaluate(symbol -> read(symbol, raw), draw -> {
                throw new AssertionError("a weight is drawn by an initialiser, not by its parametrisation");
            })[0];
        }

        private double read(Symbol symbol, double raw) {
            return switch (symbol.kind()) {
                case RAW -> raw;
                case D_VALUE -> 1;
                case PARAMETER -> values.get(symbol.name());
                default -> throw new AssertionError("a weight does not read " + symbol.kind() + " '" + symbol + "'");
            };
        }
    }
}
