package org.ranvier.plugins.delays.dcls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.testkit.DelayLearnerContract;
import org.ranvier.testkit.Evaluator;

class DclsTriangleTest {

    private static final int TAPS = 26;

    private final DclsTriangle learner = new DclsTriangle();

    @Nested
    class Contract extends DelayLearnerContract {
        @Override
        protected DelayLearner component() {
            return new DclsTriangle();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "scheduled, lags, 12",
        "scheduled, area, 2.5",
        "scheduled, lags, 0",
        "per-delay, area, 3",
        "per-delay, lags, -3"
    })
    void theKernelIsATriangleOneTickWiderThanSigma(String width, String normalize, double sigma) {
        KernelRule rule = rule(Map.of("width", width, "normalize", normalize));
        double w = Math.abs(sigma) + 1;
        double area = normalize.equals("area") ? w * w : 1;
        for (double d : new double[] {0, 0.5, 7.25, 25}) {
            for (int k = 0; k < TAPS; k++) {
                assertThat(at(rule.training(), k, d, sigma))
                        .isCloseTo(Math.max(0, w - Math.abs(k - d)) / area, within(1e-14));
            }
        }
        assertThat(rule.normalization().training()).isEqualTo(normalize.equals("lags"));
    }

    /** The sum over lags is the area, where the width is a whole number and no lag is cut off. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 2, 5})
    void theAreaIsTheSumOverLags(double sigma) {
        Expr kernel = rule(Map.of("normalize", "area")).training();
        for (double d : new double[] {8, 8.25, 9.875}) {
            double sum = 0;
            for (int k = 0; k < TAPS; k++) {
                sum += at(kernel, k, d, sigma);
            }
            assertThat(sum).isCloseTo(1, within(1e-14));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 3, 3.5})
    void withoutSigmaItInterpolatesLinearlyAndWholeDelaysLearn(double d) {
        Expr kernel = rule(Map.of("normalize", "area")).training();
        double step = 0.125;
        for (int k = 0; k < TAPS; k++) {
            double slope = (at(kernel, k, d + step, 0) - at(kernel, k, d, 0)) / step;
            assertThat(slope).isEqualTo(k == Math.floor(d) ? -1 : k == Math.floor(d) + 1 ? 1 : 0);
        }
    }

    @Test
    void sigmaFallsByTheSameFactorToAHundredthAndIsThenZero() {
        double alpha = Math.pow(0.01, 1.0 / 37);
        for (int epoch = 0; epoch < 37; epoch++) {
            assertThat(sigma(Map.of(), epoch / 148.0)).isCloseTo(12 * Math.pow(alpha, epoch), within(1e-12));
        }
        assertThat(sigma(Map.of(), 37 / 148.0)).isZero();
        assertThat(sigma(Map.of(), 1)).isZero();
        assertThat(sigma(Map.of("sigma_decay", "linear"), 0.125)).isEqualTo(6);
        assertThat(sigma(Map.of("sigma_decay", "linear"), 0.25)).isZero();
    }

    /** DelRec: sigma · 0.95 each of 100 epochs. */
    @Test
    void theWidthOfDelRecIsAScheduleOverAllOfTraining() {
        Map<String, Object> delRec =
                Map.of("sigma_start", 10, "sigma_end", 10 * Math.pow(0.95, 100), "sigma_share", 1, "normalize", "area");
        for (int epoch = 0; epoch < 100; epoch++) {
            assertThat(sigma(delRec, epoch / 100.0)).isCloseTo(10 * Math.pow(0.95, epoch), within(1e-12));
        }
    }

    private double sigma(Map<String, Object> settings, double progress) {
        return Evaluator.value(rule(settings).scalars().getFirst().value(), leaf -> progress);
    }

    private KernelRule rule(Map<String, Object> settings) {
        return (KernelRule) learner.rule(Settings.of(learner.schema(), settings));
    }

    private static double at(Expr kernel, int lag, double delay, double sigma) {
        return Evaluator.value(kernel, leaf -> {
            Kind kind = ((Expr.Variable) leaf).symbol().kind();
            return kind == Kind.LAG ? lag : kind == Kind.DELAY ? delay : sigma;
        });
    }
}
