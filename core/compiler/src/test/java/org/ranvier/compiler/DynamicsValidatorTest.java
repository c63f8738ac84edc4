package org.ranvier.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Exprs;
import org.ranvier.api.model.State;

/** Messages name the line of this file on which the mistake stands, what is wrong, and what to do. */
class DynamicsValidatorTest {

    private final DynamicsBuilder model = Dynamics.define("model");
    private final State v = model.state("v");

    @Test
    void anUnknownParameter() {
        int line = nextLine();
        Expr mistake = Exprs.parameter("tau_memm");
        v.next(v.previous().over(mistake));
        assertProblem(
                only(model.output(v.now()).build()),
                line,
                "in the update of v, tau_memm: there is no parameter 'tau_memm'",
                "declare it in the schema, which has [tau_mem]");
    }

    @Test
    void anUpdateThatReadsAnUpdatedState() {
        int line = nextLine();
        Expr mistake = v.now();
        v.next(mistake.times(0.5));
        assertProblem(
                only(model.output(v.now()).build()),
                line,
                "in the update of v, v[t]: cannot read the updated value of 'v'",
                "updates are simultaneous: read previous()");
    }

    @Test
    void aSpikeWithoutAThreshold() {
        int line = nextLine();
        Expr mistake = model.previousSpike();
        v.next(v.previous().minus(mistake));
        assertProblem(
                only(model.output(v.now()).build()),
                line,
                "in the update of v, s[t-1]: the model never spikes",
                "add a threshold with spikeAbove(…)");
    }

    @Test
    void aStartThatReadsAState() {
        DynamicsBuilder other = Dynamics.define("other");
        int line = nextLine();
        Expr mistake = v.previous();
        State w = other.state("w", mistake);
        w.next(w.previous());
        assertProblem(
                only(other.output(w.now()).build()),
                line,
                "in the start of w, v[t-1]: cannot read the previous value of 'v'",
                "only parameters and draws are known here");
    }

    @Test
    void everythingIsReportedAtOnce() {
        v.next(v.now().plus(Exprs.parameter("a")).plus(model.spike()).plus(Exprs.parameter("b")));
        v.reset(Exprs.constant(0));
        assertThat(problems(model.output(v.now()).build()).problems()).hasSize(5);
    }

    private static void assertProblem(Problem problem, int line, String message, String remedy) {
        assertThat(problem.plugin()).isEqualTo("plugin@1");
        assertThat(problem.where()).contains("element").endsWith("DynamicsValidatorTest.java:" + line + ")");
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.remedy()).isEqualTo(remedy);
    }

    private static Problem only(Dynamics dynamics) {
        assertThat(problems(dynamics).problems()).hasSize(1);
        return problems(dynamics).problems().getFirst();
    }

    private static RanvierException problems(Dynamics dynamics) {
        return catchThrowableOfType(
                RanvierException.class,
                () -> EquationCompiler.dynamics(dynamics, Neurons.context(1, Set.of("tau_mem"))));
    }

    /** The line after the caller's. */
    private static int nextLine() {
        return StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber() + 1);
    }
}
