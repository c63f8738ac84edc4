package org.ranvier.api.plan;

import java.util.List;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.ScalarCode.Compute;
import org.ranvier.api.plan.ScalarCode.Const;
import org.ranvier.api.plan.ScalarCode.Instruction;
import org.ranvier.api.plan.ScalarCode.Load;

/** Static check that spikes are 0 or 1 for every input. Smooth steps in their place, for example, are not. */
final class BinarySpikes {

    private BinarySpikes() {}

    /** Returns whether a step has spikes, all of which are 0 or 1. */
    static boolean of(ScalarCode forward) {
        boolean[] binary = binary(forward.instructions());
        return forward.stores().stream()
                .filter(store -> store.symbol().equals(Symbol.of(Kind.SPIKE)))
                .anyMatch(store -> binary[store.value()]);
    }

    private static boolean[] binary(List<Instruction> instructions) {
        boolean[] binary = new boolean[instructions.size()];
        for (int n = 0; n < binary.length; n++) {
            binary[n] = switch (instructions.get(n)) {
                case Const(double number) -> number == 0 || number == 1;
                // One tick follows from the one before, and nothing spikes before the first.
                case Load(Symbol symbol) -> symbol.kind() == Kind.SPIKE_PREVIOUS;
                case Compute(Op op, int a, int b, int c) ->
                    switch (op) {
                        case GREATER, GREATER_EQUAL, EQUAL -> true;
                        case MUL, MIN, MAX -> binary[a] && binary[b];
                        case SELECT -> binary[b] && binary[c];
                        default -> false;
                    };
                case ScalarCode.Draw _ -> false;
            };
        }
        return binary;
    }
}
