package org.ranvier.plugins.delays.slayer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Symbol;
import org.ranvier.testkit.Evaluator;

class SlayerTest {

    private static final int LAGS = 12;

    private final Slayer slayer = new Slayer();
    private final KernelRule rule = (KernelRule) slayer.rule(Settings.defaults(slayer.schema()));

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.75, 4, 9.999})
    void actsAtTheDelayRoundedDown(double d) {
        for (int k = 0; k < LAGS; k++) {
            double expected = k == Math.floor(d) ? 1 : 0;
            assertThat(at(rule.training(), k, d)).isEqualTo(expected);
            assertThat(at(rule.inference(), k, rule.rounding().apply(d))).isEqualTo(expected);
        }
    }

    /** Against −da/dt of a train of filtered spikes, as a difference. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.75, 4})
    void theDerivativeIsTheSlopeOfTheSignal(double d) {
        double[] a = {0, 0, 1, 0.5, 0.25, 1.125, 0.5625, 0.28125, 0, 2, 1, 0.5, 0.25, 1, 0.5};
        int n = (int) Math.floor(d);
        for (int t = LAGS; t < a.length; t++) {
            double correlation = 0;
            for (int k = 0; k < LAGS; k++) {
                correlation += at(rule.delayDerivative().orElseThrow(), k, d) * a[t - k];
            }
            assertThat(correlation).isEqualTo(-(a[t - n] - a[t - n - 1]));
        }
    }

    private static double at(Expr kernel, int lag, double delay) {
        return Evaluator.value(kernel, leaf -> ((Expr.Variable) leaf).symbol().kind() == Symbol.Kind.LAG ? lag : delay);
    }
}
