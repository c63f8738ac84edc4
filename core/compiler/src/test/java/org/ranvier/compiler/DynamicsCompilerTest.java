package org.ranvier.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Exprs;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.State;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.api.plan.ScalarCode;

class DynamicsCompilerTest {

    /** A neuron that would spike in every tick. */
    @ParameterizedTest
    @CsvSource({
        "3, 1, 3",
        "2.5, 1, 3",
        "0.2, 1, 1",
        "2.1, 0.3, 7",
        "0.6, 0.2, 3",
        "0.7, 0.1, 7",
        "1.1, 0.1, 11",
        "2.0001, 1, 3",
        "0.30000001192092896, 0.1, 3",
        "20.100000381469727, 0.3, 67",
        "0.05000000074505806, 0.05, 1"
    })
    void aRefractoryPeriodIsSilentForItsTicksRoundedUp(double durationMs, double dtMs, int silent) {
        DynamicsBuilder eager = Dynamics.define("eager");
        eager.spikeAbove(eager.input(), Exprs.constant(0.5)).refractory(Exprs.parameter("t_ref"));
        Neurons.Running neuron = new Neurons.Running(Neurons.compile(eager.build(), dtMs), Map.of("t_ref", durationMs));
        List<Integer> gaps = new ArrayList<>();
        for (int t = 0, last = 0; gaps.size() < 3; t++) {
            if (neuron.tick(1) == 1) {
                gaps.add(t - last);
                last = t;
            }
        }
        assertThat(gaps).containsExactly(0, silent + 1, silent + 1);
    }

    @Test
    void whatParametersAloneDecideIsComputedBeforeTheFirstTick() {
        Expr tau = Exprs.parameter("tau_mem");
        Expr alpha = Exprs.exp(Exprs.dt().over(tau).negated());
        DynamicsBuilder lif = Dynamics.define("lif");
        State v = lif.state("v");
        v.next(alpha.times(v.previous())
                .plus(Exprs.constant(1).minus(alpha).times(lif.input()))
                .minus(Exprs.parameter("v_threshold").times(lif.previousSpike())));
        LoweredDynamics step = Neurons.compile(
                lif.spikeAbove(v.now(), Exprs.parameter("v_threshold")).build(), 1);
        Set<Op> cheap = EnumSet.of(Op.ADD, Op.SUB, Op.MUL, Op.NEG, Op.GREATER);
        assertThat(operations(step.forward())).isNotEmpty().isSubsetOf(cheap);
        assertThat(operations(step.backward())).isNotEmpty().isSubsetOf(cheap);
        assertThat(operations(step.setup())).contains(Op.EXP, Op.DIV);
        assertThat(operations(step.setupBackward())).contains(Op.DIV);
    }

    /** Simultaneous updates: each reads what the others were. */
    @Test
    void updatesReadPreviousStatesAndResetsTheUpdatedOnes() {
        DynamicsBuilder swap = Dynamics.define("swap");
        State a = swap.state("a", Exprs.constant(1));
        State b = swap.state("b", Exprs.constant(5));
        a.next(b.previous());
        b.next(a.previous());
        b.reset(a.now().times(10).times(swap.spike()).plus(b.now()));
        swap.spikeAtOrAbove(a.now(), Exprs.constant(5)).output(b.now());
        Neurons.Running neuron = new Neurons.Running(Neurons.compile(swap.build(), 1), Map.of());
        // The output is of before the reset, the next tick sees what is after it.
        assertThat(neuron.tick(0)).isEqualTo(1);
        assertThat(neuron.state("a")).isEqualTo(5);
        assertThat(neuron.state("b")).isEqualTo(51);
        assertThat(neuron.tick(0)).isEqualTo(5);
        assertThat(neuron.state("a")).isEqualTo(51);
    }

    private static Set<Op> operations(ScalarCode code) {
        Set<Op> operations = EnumSet.noneOf(Op.class);
        code.instructions().forEach(i -> {
            if (i instanceof ScalarCode.Compute compute) {
                operations.add(compute.op());
            }
        });
        return operations;
    }
}
