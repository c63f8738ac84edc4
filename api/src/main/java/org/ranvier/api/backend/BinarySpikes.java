package org.ranvier.api.backend;

import java.util.List;
import org.ranvier.api.backend.ScalarCode.Compute;
import org.ranvier.api.backend.ScalarCode.Const;
import org.ranvier.api.backend.ScalarCode.Instruction;
import org.ranvier.api.backend.ScalarCode.Load;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;

/** Tells which spikes are 0 or 1, whatever goes in. Smooth steps in their place, say, are not. */
final class BinarySpikes {

    private final List<Instruction> instructions;

    private BinarySpikes(ScalarCode code) {
        instructions = code.instructions();
    }

    /** Whether a step has spikes, and none other than 0 and 1. */
    static boolean of(ScalarCode forward) {
        return forward.stores().stream()
                .filter(store -> store.symbol().equals(Symbol.of(Kind.SPIKE)))
                .anyMatch(store -> new BinarySpikes(forward).is(store.value()));
    }

    private boolean is(int value) {
        return switch (instructions.get(value)) {
            case Const(double number) -> number == 0 || number == 1;
            // One tick follows from the one before, and nothing spikes before the first.
            case Load(Symbol symbol) -> symbol.kind() == Kind.SPIKE_PREVIOUS;
            case Compute(Op op, int a, int b, int c) -> switch (op) {
                case GREATER, GREATER_EQUAL, EQUAL -> true;
                case MUL, MIN, MAX -> is(a) && is(b);
                case SELECT -> is(b) && is(c);
                default -> false;
            };
            case ScalarCode.Draw _ -> false;
        };
    }
}
