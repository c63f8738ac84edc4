package org.ranvier.plugins.synapses.standard.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.Range;
import org.ranvier.api.RanvierException;
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

    /** Over all draws, each number that is not beyond the last level is its own mean. */
    @ParameterizedTest
    @ValueSource(doubles = {-0.93, -0.25, 0, 0.1, 2.0 / 7, 0.7})
    void stochasticRoundingKeepsTheMean(double theta) {
        Map<String, Object> settings = Map.of("bits", 4, "rounding", "stochastic");
        int draws = 1000;
        double sum = 0;
        for (int n = 0; n < draws; n++) {
            double level = weight(new Quantized(), settings, theta, (n + 0.5) / draws);
            assertThat(level * 7 - Math.rint(level * 7)).isCloseTo(0, within(1e-12));
            sum += level;
        }
        assertThat(sum / draws).isCloseTo(theta, within(1e-3));
        assertThat(weight(new Quantized(), settings, 0.1, 0.5))
                .as("at inference")
                .isCloseTo(1 / 7.0, within(1e-15));
    }

    @Test
    void ternaryWeightsAreTwoBits() {
        for (double theta = -2; theta < 2; theta += 0.125) {
            assertThat(weight(new Ternary(), Map.of(), theta, 0.5))
                    .isEqualTo(weight(new Quantized(), Map.of("bits", 2), theta, 0.5));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3, 0.1, 0.7, 0.1, 0.34, 0.3571428571428571",
        "5, 0, 31, 1, 4.6, 5",
        "2, 0, 3, 1, 2.5, 2",
        "4, 1, 1, 0, 1, 1"
    })
    void delaysUseAllLevelsFromTheSmallestToTheLargest(
            int bits, double min, double max, double delta, double theta, double expected) {
        Quantized quantized = new Quantized();
        Settings settings = Settings.of(quantized.schema(), Map.of("bits", bits));
        Expr delay = quantized.ofDelay(settings, Range.closed(min, max)).orElseThrow();
        assertThat(Evaluator.value(delay, leaf -> min)).isEqualTo(min);
        assertThat(Evaluator.value(delay, leaf -> max)).isCloseTo(max, within(1e-12));
        assertThat(Evaluator.value(delay, leaf -> theta)).isCloseTo(expected, within(delta == 1 ? 0 : 1e-12));
        assertThat(new Ternary().ofDelay(Settings.defaults(new Ternary().schema()), Range.closed(0, 1)))
                .isEmpty();
    }

    @Test
    void delaysHaveTheirOwnLargest() {
        Quantized quantized = new Quantized();
        Settings settings = Settings.of(quantized.schema(), Map.of("max", 3));
        assertThatThrownBy(() -> quantized.ofDelay(settings, Range.closed(0, 9)))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("set the 'max' of the delays");
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
