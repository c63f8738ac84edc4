package org.ranvier.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Exprs;
import org.ranvier.api.model.State;
import org.ranvier.api.plan.LoweredDynamics;

class DiscretizerTest {

    private static final double DT = 0.5;

    /** dv/dt = (I − v)/τ has the solution v = I + (v₀ − I)·e^(−t/τ), whatever the tick; for τ = 10⁷ by the series. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 4, 1e7})
    void exponentialEulerIsExactForALinearEquation(double tau) {
        DynamicsBuilder leaky = Dynamics.define("leaky");
        State v = leaky.state("v", Exprs.constant(2));
        v.derivative(leaky.input().minus(v.previous()).over(Exprs.parameter("tau")));
        LoweredDynamics step = Neurons.compile(leaky.output(v.now()).build(), DT);
        Neurons.Running neuron = new Neurons.Running(step, Map.of("tau", tau));
        for (int t = 1; t <= 20; t++) {
            double solution = 0.7 + (2 - 0.7) * Math.exp(-t * DT / tau);
            assertThat(neuron.tick(0.7)).isCloseTo(solution, within(1e-13));
        }
        assertThat(step.notes()).containsExactly("v: exponential Euler, as dv/dt is linear in v");
    }

    @Test
    void aSlopeOf0IsASum() {
        LoweredDynamics step = compile(v -> Exprs.constant(3));
        assertThat(new Neurons.Running(step, Map.of()).tick(0)).isEqualTo(1 + DT * 3);
        assertThat(step.notes()).containsExactly("v: exact for an input constant over a tick");
    }

    @Test
    void forwardEulerOtherwise() {
        LoweredDynamics step = compile(v -> v.squared().plus(1));
        assertThat(new Neurons.Running(step, Map.of()).tick(0)).isEqualTo(1 + DT * 2);
        assertThat(step.notes()).containsExactly("v: forward Euler, as dv/dt is not linear in v");
    }

    /** Comparisons, roundings and detached parts have a constant slope in v and yet are not linear in it. */
    @Test
    void aConstantSlopeIsNotEnough() {
        assertEuler(v -> v.greater(Exprs.constant(0.5)).times(3).minus(v), 3 - 1);
        assertEuler(v -> Exprs.floor(v.times(2.5)), 2);
        assertEuler(v -> v.detached().negated(), -1);
        assertEuler(v -> Exprs.select(v, v, v.times(2)), 1);
    }

    private static void assertEuler(UnaryOperator<Expr> perMs, double slopeAt1) {
        LoweredDynamics step = compile(perMs);
        assertThat(step.notes()).containsExactly("v: forward Euler, as dv/dt is not linear in v");
        assertThat(new Neurons.Running(step, Map.of()).tick(0)).isEqualTo(1 + DT * slopeAt1);
    }

    /** A state v that starts at 1. */
    private static LoweredDynamics compile(UnaryOperator<Expr> perMs) {
        DynamicsBuilder model = Dynamics.define("model");
        State v = model.state("v", Exprs.constant(1));
        v.derivative(perMs.apply(v.previous()));
        return Neurons.compile(model.output(v.now()).build(), DT);
    }
}
