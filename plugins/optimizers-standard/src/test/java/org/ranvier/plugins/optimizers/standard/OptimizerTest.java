package org.ranvier.plugins.optimizers.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.learning.Regularizer;
import org.ranvier.api.model.Expr;
import org.ranvier.testkit.Evaluator;

/** Steps with these gradients, from 1, at a rate of 0.1. */
class OptimizerTest {

    private static final double[] GRADIENTS = {0.5, -2, 0.25, 0.125};

    @Test
    void sgdFollowsTheGradient() {
        assertThat(last(new Sgd(), Map.of())).isCloseTo(1 - 0.1 * (0.5 - 2 + 0.25 + 0.125), within(1e-15));
        assertThat(rule(new Sgd(), Map.of()).slots()).isEmpty();
    }

    @Test
    void momentumCarriesEarlierGradientsOn() {
        double v1 = 0.5;
        double v2 = 0.9 * v1 - 2;
        double v3 = 0.9 * v2 + 0.25;
        double v4 = 0.9 * v3 + 0.125;
        assertThat(last(new Sgd(), Map.of("momentum", 0.9))).isCloseTo(1 - 0.1 * (v1 + v2 + v3 + v4), within(1e-15));
    }

    @Test
    void adamAndAmsGradFollowTheirEquations() {
        for (boolean amsgrad : new boolean[] {false, true}) {
            double theta = 1;
            double m = 0;
            double v = 0;
            double vMax = 0;
            for (int t = 1; t <= GRADIENTS.length; t++) {
                double g = GRADIENTS[t - 1];
                m = 0.8 * m + 0.2 * g;
                v = 0.5 * v + 0.5 * g * g;
                vMax = Math.max(vMax, v);
                double denominator = Math.sqrt(amsgrad ? vMax : v) / Math.sqrt(1 - Math.pow(0.5, t)) + 1e-3;
                theta -= 0.1 / (1 - Math.pow(0.8, t)) * m / denominator;
            }
            Map<String, Object> settings = Map.of("beta1", 0.8, "beta2", 0.5, "epsilon", 1e-3);
            assertThat(last(amsgrad ? new AmsGrad() : new Adam(), settings)).isCloseTo(theta, within(1e-14));
        }
    }

    @Test
    void adamWDecaysBesideTheStepOfAdam() {
        double theta = 1;
        double m = 0;
        double v = 0;
        for (int t = 1; t <= GRADIENTS.length; t++) {
            double g = GRADIENTS[t - 1];
            m = 0.9 * m + 0.1 * g;
            v = 0.999 * v + 0.001 * g * g;
            double step = m / (1 - Math.pow(0.9, t)) / (Math.sqrt(v / (1 - Math.pow(0.999, t))) + 1e-8);
            theta -= 0.1 * (step + 0.3 * theta);
        }
        assertThat(last(new AdamW(), Map.of("weight_decay", 0.3))).isCloseTo(theta, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(Optimizer.Trained.class)
    void adamWDecaysWeightsUnlessEverythingIsAskedFor(Optimizer.Trained trained) {
        boolean weight = trained == Optimizer.Trained.WEIGHT;
        assertThat(withoutGradient("weights", trained)).isEqualTo(weight ? 1 - 0.1 * 0.3 : 1);
        assertThat(withoutGradient("everything", trained)).isEqualTo(1 - 0.1 * 0.3);
    }

    private static double withoutGradient(String decays, Optimizer.Trained trained) {
        AdamW optimizer = new AdamW();
        Map<String, ?> settings = Map.of("weight_decay", 0.3, "decays", decays);
        Optimizer.Rule rule = optimizer.rule(Settings.of(optimizer.schema(), settings), trained);
        return value(rule.value(), 1, 0, Map.of("m", 0.0, "v", 0.0), 1);
    }

    @Test
    void theFirstStepOfAdamIsTheRate() {
        Optimizer.Rule rule = rule(new Adam(), Map.of());
        assertThat(value(rule.value(), 1, -3, Map.of("m", 0.0, "v", 0.0), 1)).isCloseTo(1.1, within(1e-8));
    }

    @Test
    void slotsAreNamedAsInCheckpoints() {
        assertThat(rule(new Adam(), Map.of()).slots())
                .extracting(Optimizer.Slot::name)
                .containsExactly("m", "v");
        assertThat(rule(new AmsGrad(), Map.of()).slots())
                .extracting(Optimizer.Slot::name)
                .containsExactly("m", "v", "v_max");
    }

    @Test
    void penalties() {
        assertThat(penalty(new L1(), -3)).isEqualTo(1.5);
        assertThat(penalty(new L2(), -3)).isEqualTo(2.25);
    }

    private static double penalty(Regularizer regularizer, double theta) {
        return Evaluator.value(
                regularizer.penalty(Settings.of(regularizer.schema(), Map.of("strength", 0.5))), leaf -> theta);
    }

    private static double last(Optimizer optimizer, Map<String, Object> settings) {
        Optimizer.Rule rule = rule(optimizer, settings);
        Map<String, Double> slots = new HashMap<>();
        rule.slots().forEach(s -> slots.put(s.name(), 0.0));
        double theta = 1;
        for (int t = 1; t <= GRADIENTS.length; t++) {
            double old = theta;
            double g = GRADIENTS[t - 1];
            int step = t;
            Map<String, Double> next = new HashMap<>();
            rule.slots().forEach(s -> next.put(s.name(), value(s.next(), old, g, slots, step)));
            theta = value(rule.value(), old, g, slots, step);
            slots.putAll(next);
        }
        return theta;
    }

    private static Optimizer.Rule rule(Optimizer optimizer, Map<String, Object> settings) {
        return optimizer.rule(Settings.of(optimizer.schema(), settings));
    }

    private static double value(Expr expr, double raw, double gradient, Map<String, Double> slots, int step) {
        return Evaluator.value(expr, leaf -> {
            var symbol = ((Expr.Variable) leaf).symbol();
            return switch (symbol.kind()) {
                case RAW -> raw;
                case GRADIENT -> gradient;
                case SLOT -> slots.get(symbol.name());
                case SCALAR -> symbol.name().equals("rate") ? 0.1 : step;
                default -> throw new IllegalArgumentException("no optimiser reads " + symbol);
            };
        });
    }
}
