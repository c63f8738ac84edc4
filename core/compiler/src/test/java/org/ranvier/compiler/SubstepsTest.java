package org.ranvier.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.dt;
import static org.ranvier.api.model.Exprs.exp;
import static org.ranvier.api.model.Exprs.min;
import static org.ranvier.api.model.Exprs.parameter;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.RanvierException;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.State;
import org.ranvier.api.plan.LoweredDynamics;

/** A tick with n sub-steps is n ticks of dt/n with the same input, as far as states with derivatives go. */
class SubstepsTest {

    private static final double DT = 1;
    private static final Map<String, Double> PARAMETERS = Map.of("tau_mem", 9.0, "tau_adapt", 30.0);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16, 64})
    void aTickOfSubstepsIsAsManyShorterTicks(int n) {
        Neurons.Running coarse = new Neurons.Running(Neurons.compile(adex(n), DT), PARAMETERS);
        Neurons.Running fine = new Neurons.Running(Neurons.compile(adex(1), DT / n), PARAMETERS);
        Random random = new Random(n);
        for (int t = 0; t < 50; t++) {
            double input = random.nextDouble();
            double output = coarse.tick(input);
            double same = 0;
            for (int i = 0; i < n; i++) {
                same = fine.tick(input);
            }
            assertThat(output).isEqualTo(same);
            assertThat(coarse.state("w")).isEqualTo(fine.state("w"));
        }
    }

    /** AdEx with 16 sub-steps written out by hand took more than a minute once. */
    @ParameterizedTest
    @ValueSource(ints = {16, 64, 256})
    void codeGrowsInProportionToSubsteps(int n) {
        int one = Neurons.compile(adex(1), DT).forward().instructions().size();
        LoweredDynamics many = Neurons.compile(adex(n), DT);

        assertThat(many.forward().instructions()).hasSizeLessThanOrEqualTo(n * one);
        assertThat(many.backward().instructions()).hasSizeLessThan(5 * n * one);
        assertThat(CodePrinter.print(many.backward())).allMatch(line -> line.length() < 2_000);
        assertThat(many.notes())
                .containsExactly(
                        "v: " + n + " sub-steps a tick, each of forward Euler, as dv/dt is not linear in v",
                        "w: " + n + " sub-steps a tick, each of exponential Euler, as dw/dt is linear in w");
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 64})
    void subStepsWrittenByHandAreAsGood(int n) {
        DynamicsBuilder model = Dynamics.define("by-hand");
        State v = model.state("v", constant(0));
        Expr current = model.input();
        Expr x = v.previous();
        for (int i = 0; i < n; i++) {
            x = x.plus(dt().over(n).times(slope(x, constant(0), current)));
        }
        v.next(x);
        Neurons.Running byHand =
                new Neurons.Running(Neurons.compile(model.output(v.now()).build(), DT), PARAMETERS);

        DynamicsBuilder builder = Dynamics.define("built-in");
        State u = builder.state("v", constant(0));
        u.derivative(slope(u.previous(), constant(0), builder.input()));
        Neurons.Running builtIn = new Neurons.Running(
                Neurons.compile(builder.substeps(n).output(u.now()).build(), DT), PARAMETERS);
        for (int t = 0; t < 50; t++) {
            assertThat(byHand.tick(0.3)).isCloseTo(builtIn.tick(0.3), within(1e-12));
        }
    }

    @Test
    void whatHasANextValueMovesOnceAndDtIsThatOfTheTick() {
        DynamicsBuilder model = Dynamics.define("mixed");
        State ticks = model.state("ticks");
        State sum = model.state("sum");
        ticks.next(ticks.previous().plus(1));
        sum.derivative(ticks.previous().plus(dt()));
        Neurons.Running running = new Neurons.Running(
                Neurons.compile(model.substeps(4).output(sum.now()).build(), 2), Map.of());

        assertThat(running.tick(0)).isEqualTo(2 * 2.0);
        assertThat(running.tick(0)).isEqualTo(2 * 2.0 + 2 * 3.0);
        assertThat(running.state("ticks")).isEqualTo(2);
    }

    @Test
    void theStepThatTurnsOverIsThatOfASubstep() {
        assertThat(factor(1)).isCloseTo(1 - 2.0, within(1e-9));
        assertThat(factor(4)).isCloseTo(1 - 2.0 / 4, within(1e-9));
    }

    @Test
    void subStepsOfNothingAreRefused() {
        DynamicsBuilder model = Dynamics.define("plain");
        State v = model.state("v");
        v.next(model.input());

        assertThatThrownBy(
                        () -> Neurons.compile(model.substeps(2).output(v.now()).build(), DT))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("it has 2 sub-steps, but no state with a derivative");
        assertThatThrownBy(() -> model.substeps(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a tick of plain has at least one sub-step, not 0");
    }

    @Test
    void tooManyAreRefusedByTheModelsName() {
        assertThatThrownBy(() -> Neurons.compile(adex(100_000), DT))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("(adex, ")
                .hasMessageContaining("more than 50,000")
                .hasMessageContaining("fewer sub-steps");
    }

    private static double factor(int substeps) {
        DynamicsBuilder model = Dynamics.define("steep");
        State v = model.state("v");
        v.derivative(v.previous().squared().minus(v.previous()).times(2).plus(model.input()));
        Dynamics dynamics = model.substeps(substeps).output(v.now()).build();
        CompileContext context = new CompileContext("element", "plugin", 1, null, false, Set.of(), Set.of());
        return EquationCompiler.eulerSteps(dynamics, context)
                .getFirst()
                .factor(1, name -> 0)
                .orElseThrow();
    }

    /** The adaptive exponential integrate-and-fire neuron without its spike, in units of its threshold. */
    private static Dynamics adex(int substeps) {
        DynamicsBuilder neuron = Dynamics.define("adex");
        Expr current = neuron.input();
        State v = neuron.state("v", constant(-1));
        State w = neuron.state("w");
        v.derivative(slope(v.previous(), w.previous(), current));
        w.derivative(v.previous().times(0.1).minus(w.previous()).over(parameter("tau_adapt")));
        return neuron.substeps(substeps).output(v.now()).build();
    }

    private static Expr slope(Expr v, Expr w, Expr current) {
        return exp(min(v.minus(1), constant(2)).over(0.5))
                .times(0.5)
                .minus(v)
                .minus(w)
                .plus(current)
                .over(parameter("tau_mem"));
    }
}
