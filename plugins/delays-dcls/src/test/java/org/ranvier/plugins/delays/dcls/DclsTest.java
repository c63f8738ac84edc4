package org.ranvier.plugins.delays.dcls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.testkit.Evaluator;

class DclsTest {

    private static final int TAPS = 26;

    private final Dcls dcls = new Dcls();

    @ParameterizedTest
    @CsvSource({"scheduled, 12", "scheduled, 0.23", "scheduled, 0", "per-delay, 3", "per-delay, -3"})
    void theKernelIsAGaussianOfWidthSigmaAboveTheNarrowest(String width, double sigma) {
        Expr kernel = rule(Map.of("width", width)).training();
        for (double d : new double[] {0, 0.5, 7.25, 25}) {
            for (int k = 0; k < TAPS; k++) {
                double z = (k - d) / (Math.abs(sigma) + 0.27);
                assertThat(at(kernel, k, d, sigma)).isCloseTo(Math.exp(-z * z / 2), within(1e-15));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1.5, 6.51, 24.4, 25})
    void atInferenceOneTapIsLeft(double d) {
        KernelRule rule = rule(Map.of());
        for (int k = 0; k < TAPS; k++) {
            double expected = k == Math.rint(d) ? 1 : 0;
            assertThat(at(rule.inference(), k, rule.rounding().apply(d), 12)).isEqualTo(expected);
        }
    }

    /** Over 148 epochs, of which the first 37 narrow the kernels: the same factor every epoch, 12 · α³⁷ = 0.23. */
    @Test
    void theWidthFallsByTheSameFactorEveryEpoch() {
        double alpha = Math.pow(0.23 / 12, 1.0 / 37);
        for (int epoch = 0; epoch < 148; epoch++) {
            double expected = 12 * Math.pow(alpha, Math.min(epoch, 37));
            assertThat(sigma(Map.of(), epoch / 148.0)).isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void orInEqualSteps() {
        Map<String, Object> linear =
                Map.of("sigma_decay", "linear", "sigma_start", 12.5, "sigma_end", 0.5, "sigma_share", 0.5);
        assertThat(sigma(linear, 0)).isEqualTo(12.5);
        assertThat(sigma(linear, 0.25)).isEqualTo(6.5);
        assertThat(sigma(linear, 0.5)).isEqualTo(0.5);
        assertThat(sigma(linear, 0.9)).isEqualTo(0.5);
    }

    @Test
    void aWidthOfEachDelayFollowsNoSchedule() {
        assertThat(rule(Map.of("width", "per-delay")).scalars()).isEmpty();
        assertThat(rule(Map.of()).scalars()).hasSize(1);
    }

    private double sigma(Map<String, Object> settings, double progress) {
        return Evaluator.value(rule(settings).scalars().getFirst().value(), leaf -> progress);
    }

    private KernelRule rule(Map<String, Object> settings) {
        return (KernelRule) dcls.rule(Settings.of(dcls.schema(), settings));
    }

    private static double at(Expr kernel, int lag, double delay, double sigma) {
        return Evaluator.value(kernel, leaf -> {
            Kind kind = ((Expr.Variable) leaf).symbol().kind();
            return kind == Kind.LAG ? lag : kind == Kind.DELAY ? delay : sigma;
        });
    }
}
