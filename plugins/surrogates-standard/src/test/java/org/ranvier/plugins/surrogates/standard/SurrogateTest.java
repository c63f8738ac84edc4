package org.ranvier.plugins.surrogates.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Symbol;
import org.ranvier.testkit.Evaluator;

class SurrogateTest {

    private static final double LEVEL = 10;

    /** A surrogate, settings, and its derivative at the threshold. */
    static Stream<Arguments> surrogates() {
        return Stream.of(
                Arguments.of(new Boxcar(), Map.of(), 0.5),
                Arguments.of(new Boxcar(), Map.of("height", 2, "width", 0.25), 2),
                Arguments.of(new Triangle(), Map.of(), 1),
                Arguments.of(new Triangle(), Map.of("height", 0.3, "width", 2), 0.3),
                Arguments.of(new ArcTangent(), Map.of(), 1),
                Arguments.of(new ArcTangent(), Map.of("alpha", 5), 2.5),
                Arguments.of(new Sigmoid(), Map.of(), 6.25),
                Arguments.of(new Sigmoid(), Map.of("slope", 4), 1),
                Arguments.of(new FastSigmoid(), Map.of(), 1),
                Arguments.of(new FastSigmoid(), Map.of("slope", 10), 1),
                Arguments.of(new Exponential(), Map.of(), 0.1),
                Arguments.of(new Exponential(), Map.of("beta", 5, "scale", 2), 0.2));
    }

    @ParameterizedTest
    @MethodSource("surrogates")
    void valueAtTheThreshold(Surrogate surrogate, Map<String, Object> settings, double derivative) {
        Settings set = Settings.of(surrogate.schema(), settings);
        assertThat(at(surrogate.derivative(set), 0)).isEqualTo(derivative);
        assertThat(at(surrogate.smoothStep(set), 0)).isEqualTo(0.5);
    }

    @ParameterizedTest
    @MethodSource("surrogates")
    void theSmoothStepHasThisDerivative(Surrogate surrogate, Map<String, Object> settings, double atThreshold) {
        Settings set = Settings.of(surrogate.schema(), settings);
        Expr step = surrogate.smoothStep(set);
        double h = 1e-5;
        for (double x = -3.013; x < 3.1; x += 0.11) {
            double slope = (at(step, x + h) - at(step, x - h)) / (2 * h);
            assertThat(at(surrogate.derivative(set), x)).as("at %f", x).isCloseTo(slope, within(1e-7));
        }
    }

    @ParameterizedTest
    @MethodSource("surrogates")
    void derivativeIsEvenAndNeverNegative(Surrogate surrogate, Map<String, Object> settings, double atThreshold) {
        Expr derivative = surrogate.derivative(Settings.of(surrogate.schema(), settings));
        for (double x = 0; x < 30; x += 0.5) {
            assertThat(at(derivative, x))
                    .isEqualTo(at(derivative, -x), within(1e-15))
                    .isNotNegative();
        }
    }

    @Test
    void boxcarReachesItsEdge() {
        Boxcar boxcar = new Boxcar();
        Expr derivative = boxcar.derivative(Settings.defaults(boxcar.schema()));
        assertThat(at(derivative, -0.5)).isEqualTo(0.5);
        assertThat(at(derivative, 0.5)).isEqualTo(0.5);
        assertThat(at(derivative, Math.nextUp(0.5))).isZero();
    }

    private static double at(Expr expr, double distance) {
        return Evaluator.value(
                expr, leaf -> ((Expr.Variable) leaf).symbol().kind() == Symbol.Kind.DISTANCE ? distance : LEVEL);
    }
}
