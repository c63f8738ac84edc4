package org.ranvier.plugins.delays.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Symbol;
import org.ranvier.testkit.Evaluator;

class DelayKernelTest {

    private static final int LAGS = 12;

    @ParameterizedTest
    @CsvSource({"fixed, floor", "fixed, nearest", "triangle, nearest", "triangle, floor", "triangle, none"})
    void kernelsSumToOneWithinTheirSupport(String learner, String rounding) {
        KernelRule rule = rule(learner.equals("fixed") ? new Fixed() : new Triangle(), rounding);
        for (double d : new double[] {0, 0.25, 0.5, 1, 2.5, 3.5, 6.75, 10}) {
            double training = 0;
            double inference = 0;
            for (int k = 0; k < LAGS; k++) {
                double inTraining = at(rule.training(), k, d);
                training += inTraining;
                inference += at(rule.inference(), k, rule.rounding().apply(d));
                if (inTraining != 0) {
                    assertThat((double) k)
                            .isBetween(
                                    Math.floor(d) - rule.support().below(),
                                    Math.floor(d) + rule.support().above());
                }
            }
            assertThat(training).isCloseTo(1, within(1e-15));
            assertThat(inference).isCloseTo(1, within(1e-15));
        }
    }

    @ParameterizedTest
    @CsvSource({"floor, 2.75, 2", "nearest, 2.75, 3", "nearest, 2.5, 2", "nearest, 3.5, 4"})
    void fixedActsAtTheRoundedDelayInTrainingAndAtInference(String rounding, double d, int lag) {
        KernelRule rule = rule(new Fixed(), rounding);
        assertThat(at(rule.training(), lag, d)).isOne();
        assertThat(at(rule.inference(), lag, rule.rounding().apply(d))).isOne();
        assertThat(new Fixed().learns()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 3, 3.5, 7.875})
    void triangleIsTheHat(double d) {
        KernelRule rule = rule(new Triangle(), "nearest");
        for (int k = 0; k < LAGS; k++) {
            assertThat(at(rule.training(), k, d)).isEqualTo(Math.max(0, 1 - Math.abs(k - d)));
        }
    }

    /** From the right, where a whole delay has its derivative too. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 3, 3.5})
    void triangleChangesByTheDifferenceOfItsTwoTicks(double d) {
        KernelRule rule = rule(new Triangle(), "nearest");
        double step = 0.125;
        for (int k = 0; k < LAGS; k++) {
            double slope = (at(rule.training(), k, d + step) - at(rule.training(), k, d)) / step;
            assertThat(slope).isEqualTo(k == Math.floor(d) ? -1 : k == Math.floor(d) + 1 ? 1 : 0);
        }
    }

    @Test
    void triangleInterpolatesAtInferenceOnlyWhereNothingIsRounded() {
        assertThat(at(rule(new Triangle(), "none").inference(), 2, 2.25)).isEqualTo(0.75);
        assertThat(at(rule(new Triangle(), "floor").inference(), 2, 2)).isOne();
        assertThat(new Triangle().learns()).isTrue();
    }

    private static KernelRule rule(DelayLearner learner, String rounding) {
        return (KernelRule) learner.rule(Settings.of(learner.schema(), Map.of("rounding", rounding)));
    }

    private static double at(Expr kernel, int lag, double delay) {
        return Evaluator.value(kernel, leaf -> ((Expr.Variable) leaf).symbol().kind() == Symbol.Kind.LAG ? lag : delay);
    }
}
