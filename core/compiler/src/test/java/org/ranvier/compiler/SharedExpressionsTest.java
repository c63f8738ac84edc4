package org.ranvier.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.ranvier.api.RanvierException;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Exprs;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.State;
import org.ranvier.api.plan.LoweredDynamics;

/** What is used twice is compiled once: written out, the models here would have more parts than there are atoms. */
class SharedExpressionsTest {

    private static final int LINKS = 300;

    @Test
    void aChainOfValuesThatEachUseTheOneBeforeTwiceIsCompiledInProportionToItsLength() {
        LoweredDynamics lowered = compile(next(x -> Exprs.sin(x).times(Exprs.cos(x)), LINKS));

        assertThat(lowered.forward().instructions()).hasSizeBetween(3 * LINKS, 3 * LINKS + 20);
        assertThat(lowered.backward().instructions().size()).isLessThan(20 * LINKS);
        assertThat(CodePrinter.print(lowered.forward())).hasSizeLessThan(2 * LINKS);
    }

    @Test
    void aDerivativeThatIsASumOfSumsIsFoundToBeLinear() {
        DynamicsBuilder model = Dynamics.define("doubled");
        State v = model.state("v");
        v.derivative(
                repeat(v.previous().plus(model.input()), x -> x.plus(x), LINKS).times(-1e-90));

        assertThat(compile(model.output(v.now()).build()).notes())
                .containsExactly("v: exponential Euler, as dv/dt is linear in v");
    }

    @Test
    void tenThousandStepsOneUponTheOtherAreCompiledAndPrinted() {
        LoweredDynamics lowered = compile(next(x -> Exprs.sin(x), 10_000));

        assertThat(lowered.forward().instructions()).hasSizeGreaterThanOrEqualTo(10_000);
        assertThat(CodePrinter.print(lowered.backward())).allMatch(line -> line.length() < 1000);
    }

    @Test
    void mistakesInSharedExpressionsAreToldOnceAndBriefly() {
        DynamicsBuilder model = Dynamics.define("mistaken");
        State v = model.state("v");
        v.next(repeat(Exprs.parameter("tua"), x -> x.times(x), LINKS));

        assertThatThrownBy(() -> compile(
                        model.output(repeat(v.now(), x -> x.plus(x), LINKS)).build()))
                .isInstanceOfSatisfying(
                        RanvierException.class,
                        e -> assertThat(e.problems())
                                .singleElement()
                                .satisfies(p -> assertThat(p.message()).contains("there is no parameter 'tua'")));
        assertThat(ExprPrinter.print(repeat(Exprs.dt(), x -> x.times(x), LINKS)))
                .hasSizeLessThan(200)
                .contains("…");
    }

    @Test
    void aModelOfTooManyPartsIsRefusedByName() {
        assertThatThrownBy(() -> compile(next(x -> Exprs.sin(x), 50_001)))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("plugin plugin@1")
                .hasMessageContaining("(chain, ")
                .hasMessageContaining("its equations have 50,00")
                .hasMessageContaining("sub-steps");
    }

    @Test
    void whatIsSharedIsCompiledLikeWhatIsWrittenTwice() {
        Random random = new Random(1);
        for (int i = 0; i < 50; i++) {
            DynamicsBuilder model = Dynamics.define("random");
            State v = model.state("v");
            Expr shared = randomGraph(random, v.previous(), model.input());
            Dynamics once = with(shared);
            Dynamics twice = with(copy(shared));

            assertThat(once).isEqualTo(twice).hasSameHashCodeAs(twice);
            assertThat(compile(once)).isEqualTo(compile(twice));
        }
    }

    private static Expr randomGraph(Random random, Expr... leaves) {
        List<Expr> parts = new java.util.ArrayList<>(List.of(leaves));
        parts.add(Exprs.parameter("tau_mem"));
        for (int i = 0; i < 9; i++) {
            Expr a = parts.get(random.nextInt(parts.size()));
            Expr b = parts.get(random.nextInt(parts.size()));
            parts.add(
                    switch (random.nextInt(5)) {
                        case 0 -> a.plus(b);
                        case 1 -> a.minus(b);
                        case 2 -> a.times(b).detached();
                        case 3 -> Exprs.straightThrough(Exprs.round(a), b);
                        default -> Exprs.apply(Op.MAX, a, b);
                    });
        }
        return parts.getLast();
    }

    /** The tree that a graph stands for. */
    private static Expr copy(Expr expr) {
        return switch (expr) {
            case Expr.Apply a ->
                new Expr.Apply(a.op(), a.operands().stream().map(o -> copy(o)).toList(), a.origin());
            case Expr.Detach d -> new Expr.Detach(copy(d.operand()), d.origin());
            case Expr.StraightThrough s -> new Expr.StraightThrough(copy(s.value()), copy(s.gradient()), s.origin());
            case Expr.Constant c -> new Expr.Constant(c.value(), c.origin());
            case Expr.Variable v -> new Expr.Variable(v.symbol(), v.origin());
            case Expr.Draw d -> d;
        };
    }

    private static Dynamics with(Expr value) {
        DynamicsBuilder model = Dynamics.define("random");
        State v = model.state("v");
        model.input();
        v.next(value);
        return model.output(v.now()).build();
    }

    private static Dynamics next(UnaryOperator<Expr> link, int links) {
        DynamicsBuilder model = Dynamics.define("chain");
        State v = model.state("v");
        v.next(repeat(v.previous().plus(model.input()), link, links));
        return model.output(v.now()).build();
    }

    private static Expr repeat(Expr start, UnaryOperator<Expr> link, int links) {
        Expr x = start;
        for (int i = 0; i < links; i++) {
            x = link.apply(x);
        }
        return x;
    }

    private static LoweredDynamics compile(Dynamics dynamics) {
        return EquationCompiler.dynamics(dynamics, Neurons.context(1, Set.of("tau_mem")));
    }
}
