package org.ranvier.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.cos;
import static org.ranvier.api.model.Exprs.dt;
import static org.ranvier.api.model.Exprs.exp;
import static org.ranvier.api.model.Exprs.max;
import static org.ranvier.api.model.Exprs.parameter;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.State;

class EulerStepTest {

    private static final CompileContext CONTEXT =
            new CompileContext("element", "plugin", 1, null, false, Set.of("tau"), Set.of());

    @Test
    void aStepWrittenByHandIsSeen() {
        assertThat(factor(
                        (v, i) -> constant(1)
                                .minus(dt().over(parameter("tau")))
                                .times(v)
                                .plus(i),
                        false,
                        0.3))
                .hasValueCloseTo(1 - 1 / 0.3, within(1e-9));
        assertThat(factor((v, i) -> v.plus(dt().times(i.minus(v)).over(parameter("tau"))), false, 4))
                .hasValueCloseTo(0.75, within(1e-9));
    }

    @Test
    void aDerivativeThatIsNotLinearIsSteppedSo() {
        assertThat(factor((v, i) -> i.minus(max(v, constant(-1))).over(parameter("tau")), true, 0.5))
                .hasValueCloseTo(-1.0, within(1e-9));
        assertThat(factor((v, i) -> v.squared().minus(v).over(parameter("tau")), true, 0.5))
                .as("at rest")
                .hasValueCloseTo(-1.0, within(1e-9));
    }

    @Test
    void stepsOfOtherFormsAreNot() {
        assertThat(factor((v, i) -> i.minus(v).over(parameter("tau")), true, 0.1))
                .as("exponential")
                .isEmpty();
        assertThat(factor(
                        (v, i) -> exp(dt().over(parameter("tau")).negated())
                                .times(v)
                                .plus(i),
                        false,
                        0.1))
                .isEmpty();
        assertThat(factor((v, i) -> cos(dt().over(parameter("tau"))).times(v).plus(i), false, 0.35))
                .as("a rotation")
                .isEmpty();
        assertThat(factor((v, i) -> v.negated().plus(i), false, 1))
                .as("a sign that was meant")
                .isEmpty();
        assertThat(factor((v, i) -> parameter("tau").times(v).plus(i), false, -3))
                .as("a factor of its own")
                .isEmpty();
    }

    private static OptionalDouble factor(BiFunction<Expr, Expr, Expr> equation, boolean derivative, double tau) {
        DynamicsBuilder model = Dynamics.define("model");
        State v = model.state("v");
        Expr right = equation.apply(v.previous(), model.input());
        if (derivative) {
            v.derivative(right);
        } else {
            v.next(right);
        }
        List<EulerStep> steps =
                EquationCompiler.eulerSteps(model.output(v.now()).build(), CONTEXT);
        return steps.isEmpty() ? OptionalDouble.empty() : steps.getFirst().factor(1, name -> tau);
    }
}
