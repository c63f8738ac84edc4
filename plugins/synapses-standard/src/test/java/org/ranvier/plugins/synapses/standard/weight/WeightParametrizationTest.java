package org.ranvier.plugins.synapses.standard.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.WeightParametrization;
import org.ranvier.testkit.Evaluator;

class WeightParametrizationTest {

    @ParameterizedTest
    @CsvSource({"-1.7, 0, -1", "-0.4, 0, 0", "0.3, 0.3, 0", "0.6, 0.6, 1", "2.6, 2.6, 1"})
    void nonnegativeAndTernary(double theta, double nonnegative, double ternary) {
        assertThat(weight(new Free(), Map.of(), theta, 1)).isEqualTo(theta);
        assertThat(weight(new Nonnegative(), Map.of(), theta, 1)).isEqualTo(nonnegative);
        assertThat(weight(new Ternary(), Map.of(), theta, 1)).isEqualTo(ternary);
    }

    @Test
    void daleGivesThePresynapticSign() {
        Dale dale = new Dale();
        assertThat(weight(dale, Map.of(), 0.3, 1)).isEqualTo(0.3);
        assertThat(weight(dale, Map.of(), 0.3, -1)).isEqualTo(-0.3);
        assertThat(weight(dale, Map.of(), -0.3, -1)).isZero();
        assertThat(dale.perPresynapticNeuron("sign")).isTrue();
        assertThat(dale.signConstrained(Settings.defaults(dale.schema()))).isTrue();
        assertThat(dale.schema().find("sign").orElseThrow().trainable()).isFalse();
    }

    @Test
    void quantizedHasSymmetricLevels() {
        Map<String, Object> brainScales = Map.of("bits", 7, "max", 2.1);
        assertThat(weight(new Quantized(), brainScales, 1, 1)).isCloseTo(1, within(1e-15));
        assertThat(weight(new Quantized(), brainScales, 1.02, 1)).isCloseTo(31 / 30.0, within(1e-15));
        assertThat(weight(new Quantized(), brainScales, 9, 1)).isCloseTo(2.1, within(1e-15));
        assertThat(weight(new Quantized(), brainScales, -9, 1)).isCloseTo(-2.1, within(1e-15));
    }

    @Test
    void roundingLetsTheGradientThrough() {
        Ternary ternary = new Ternary();
        Expr weight = ternary.effective(Settings.defaults(ternary.schema()));
        assertThat(weight)
                .isInstanceOfSatisfying(
                        Expr.StraightThrough.class,
                        through -> assertThat(through.gradient())
                                .isInstanceOfSatisfying(
                                        Expr.Variable.class,
                                        v -> assertThat(v.symbol().kind()).isEqualTo(Symbol.Kind.RAW)));
    }

    private static double weight(
            WeightParametrization parametrization, Map<String, Object> settings, double theta, double sign) {
        Expr weight = parametrization.effective(Settings.of(parametrization.schema(), settings));
        return Evaluator.value(
                weight, leaf -> ((Expr.Variable) leaf).symbol().kind() == Symbol.Kind.RAW ? theta : sign);
    }
}
