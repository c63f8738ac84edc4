package org.ranvier.plugins.synapses.standard.initial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Initializer;
import org.ranvier.api.model.Symbol;
import org.ranvier.testkit.Evaluator;

/** With a fan-in of 48 and a fan-out of 16, where every bound is a round number or a known root. */
class InitializerTest {

    static Stream<Arguments> bounds() {
        return Stream.of(
                Arguments.of(new FanInUniform(), 1, 1 / Math.sqrt(48)),
                Arguments.of(new KaimingUniform(), Math.sqrt(2), 0.25),
                Arguments.of(new XavierUniform(), 1, Math.sqrt(6) / 8));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void scaledUniformsStayWithinTheirBound(Initializer initializer, double gain, double bound) {
        assertThat(start(initializer, Map.of(), 0)).isCloseTo(-gain * bound, within(1e-15));
        assertThat(start(initializer, Map.of(), 0.5)).isZero();
        assertThat(start(initializer, Map.of("gain", 3.0), 1)).isCloseTo(3 * bound, within(1e-15));
    }

    @Test
    void constantUniformAndNormal() {
        assertThat(start(new ConstantValue(), Map.of("value", 0.25), 0.7)).isEqualTo(0.25);
        assertThat(start(new Uniform(), Map.of("low", -2, "high", 6), 0.25)).isZero();
        assertThat(start(new Normal(), Map.of("mean", 3, "std", 2), -1.5)).isZero();
    }

    @Test
    void randomSignIsExcitatoryWithItsProbability() {
        assertThat(start(new RandomSign(), Map.of("excitatory", 0.8), 0.79)).isEqualTo(1);
        assertThat(start(new RandomSign(), Map.of("excitatory", 0.8), 0.8)).isEqualTo(-1);
        assertThat(start(new RandomSign(), Map.of("excitatory", 0), 0)).isEqualTo(-1);
    }

    private static double start(Initializer initializer, Map<String, Object> settings, double draw) {
        return Evaluator.value(initializer.value(Settings.of(initializer.schema(), settings)), leaf -> switch (leaf) {
            case Expr.Variable v when v.symbol().kind() == Symbol.Kind.FAN_IN -> 48;
            case Expr.Variable v -> 16;
            default -> draw;
        });
    }
}
