package org.ranvier.api.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.ScalarCode.Compute;
import org.ranvier.api.plan.ScalarCode.Const;
import org.ranvier.api.plan.ScalarCode.Instruction;
import org.ranvier.api.plan.ScalarCode.Load;
import org.ranvier.api.plan.ScalarCode.Store;

class BinarySpikesTest {

    private static final Instruction INPUT = new Load(new Symbol(Kind.INPUT, "current"));
    private static final Instruction LAST = new Load(Symbol.of(Kind.SPIKE_PREVIOUS));

    @Test
    void whatCrossesAThresholdIsABit() {
        assertThat(spikesOf(INPUT, new Const(1), new Compute(Op.GREATER_EQUAL, 0, 1, 0)))
                .isTrue();
    }

    @Test
    void silenceAfterASpikeLeavesItOne() {
        assertThat(spikesOf(
                        INPUT, new Const(0), new Compute(Op.GREATER, 0, 1, 0), LAST, new Compute(Op.SELECT, 3, 1, 2)))
                .isTrue();
    }

    @Test
    void smoothStepsAndGradedSpikesAreNumbers() {
        assertThat(spikesOf(INPUT, new Compute(Op.SIGMOID, 0, 0, 0))).isFalse();
        assertThat(spikesOf(INPUT, new Const(1), new Compute(Op.GREATER, 0, 1, 0), new Compute(Op.MUL, 0, 2, 0)))
                .isFalse();
        assertThat(spikesOf(INPUT, new Const(2), new Compute(Op.SELECT, 0, 1, 0)))
                .isFalse();
    }

    private static boolean spikesOf(Instruction... instructions) {
        ScalarCode forward = new ScalarCode(
                List.of(instructions), List.of(new Store(Symbol.of(Kind.SPIKE), instructions.length - 1)));
        return BinarySpikes.of(forward);
    }
}
