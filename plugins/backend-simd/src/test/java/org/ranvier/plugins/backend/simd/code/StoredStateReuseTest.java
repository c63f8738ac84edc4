package org.ranvier.plugins.backend.simd.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.api.plan.ScalarCode.Compute;
import org.ranvier.api.plan.ScalarCode.Const;
import org.ranvier.api.plan.ScalarCode.Instruction;
import org.ranvier.api.plan.ScalarCode.Load;
import org.ranvier.api.plan.ScalarCode.Store;

class StoredStateReuseTest {

    private static final Symbol BEFORE = new Symbol(Kind.STATE_PREVIOUS, "v");
    private static final Symbol NOW = new Symbol(Kind.STATE, "v");
    private static final Symbol INPUT = new Symbol(Kind.INPUT, "current");
    private static final Symbol FROM_LATER = new Symbol(Kind.D_STATE, "v");
    private static final Symbol TO_EARLIER = new Symbol(Kind.D_STATE_PREVIOUS, "v");

    /** v[t] = 0.5 v[t-1] + current. */
    private static final List<Instruction> TICK = List.of(
            new Load(BEFORE),
            new Const(0.5),
            new Compute(Op.MUL, 0, 1, 0),
            new Load(INPUT),
            new Compute(Op.ADD, 2, 3, 0));

    private static final ScalarCode FORWARD = new ScalarCode(TICK, List.of(new Store(NOW, 4)));

    private static ScalarCode backward(Instruction... more) {
        List<Instruction> all = new java.util.ArrayList<>(TICK);
        all.addAll(List.of(more));
        return new ScalarCode(all, List.of(new Store(TO_EARLIER, all.size() - 1)));
    }

    private static List<Symbol> reads(ScalarCode code) {
        return code.instructions().stream()
                .filter(Load.class::isInstance)
                .map(i -> ((Load) i).symbol())
                .toList();
    }

    @Test
    void aStateIsReadAndWhatItWasMadeOfIsNot() {
        ScalarCode backward = backward(new Load(FROM_LATER), new Compute(Op.MUL, 5, 4, 0));
        ScalarCode recalled = StoredStateReuse.of(FORWARD, backward);

        assertThat(reads(recalled)).containsExactlyInAnyOrder(NOW, FROM_LATER);
        Map<Symbol, Double> numbers = Map.of(BEFORE, 3.0, INPUT, 0.25, NOW, 1.75, FROM_LATER, 2.0);
        assertThat(recalled.evaluate(numbers::get, d -> 0))
                .isEqualTo(backward.evaluate(numbers::get, d -> 0))
                .containsExactly(3.5);
    }

    @Test
    void whatElseIsMadeOfTheSameStaysComputed() {
        // The state and, beside it, half of what it was before.
        ScalarCode recalled = StoredStateReuse.of(FORWARD, backward(new Compute(Op.MUL, 4, 2, 0)));

        assertThat(reads(recalled)).containsExactlyInAnyOrder(NOW, BEFORE);
        Map<Symbol, Double> numbers = Map.of(BEFORE, 3.0, NOW, 1.75);
        assertThat(recalled.evaluate(numbers::get, d -> 0)).containsExactly(1.75 * 1.5);
    }

    @Test
    void codeThatAsksForNoStateStaysAsItIs() {
        ScalarCode backward = new ScalarCode(
                List.of(new Load(FROM_LATER), new Const(0.5), new Compute(Op.MUL, 0, 1, 0)),
                List.of(new Store(TO_EARLIER, 2)));

        assertThat(StoredStateReuse.of(FORWARD, backward)).isEqualTo(backward);
    }
}
