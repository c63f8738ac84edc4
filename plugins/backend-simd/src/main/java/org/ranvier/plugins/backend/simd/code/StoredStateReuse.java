package org.ranvier.plugins.backend.simd.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.api.plan.ScalarCode.Compute;
import org.ranvier.api.plan.ScalarCode.Instruction;
import org.ranvier.api.plan.ScalarCode.Load;
import org.ranvier.api.plan.ScalarCode.Store;

/**
 * Backward code that reads the states of a tick where it would compute them again. What they were computed from, mostly
 * what arrived, need then not be kept from the way forward, and does not go through memory twice.
 */
public final class StoredStateReuse {

    private final Map<Instruction, Integer> numbers = new HashMap<>();
    /** The states by the number of their value. */
    private final Map<Integer, Symbol> states = new HashMap<>();

    private StoredStateReuse(ScalarCode forward) {
        int[] numbers = numbers(forward);
        for (Store store : forward.stores()) {
            if (store.symbol().kind() == Kind.STATE && forward.instructions().get(store.value()) instanceof Compute) {
                states.put(numbers[store.value()], store.symbol());
            }
        }
    }

    /** The backward code of a step, with what its forward code stored as states read. */
    public static ScalarCode of(ScalarCode forward, ScalarCode backward) {
        StoredStateReuse recall = new StoredStateReuse(forward);
        return needed(recall.replaced(backward));
    }

    /** Numbers values such that two are equal if they are computed alike, in whichever code. */
    private int[] numbers(ScalarCode code) {
        int[] of = new int[code.instructions().size()];
        for (int n = 0; n < of.length; n++) {
            Instruction alike = code.instructions().get(n) instanceof Compute c
                    ? renumbered(c, of)
                    : code.instructions().get(n);
            of[n] = numbers.computeIfAbsent(alike, i -> numbers.size());
        }
        return of;
    }

    private static Compute renumbered(Compute compute, int[] numbers) {
        Op op = compute.op();
        return new Compute(
                op,
                numbers[compute.a()],
                op.arity() > 1 ? numbers[compute.b()] : 0,
                op.arity() > 2 ? numbers[compute.c()] : 0);
    }

    private ScalarCode replaced(ScalarCode code) {
        int[] numbers = numbers(code);
        List<Instruction> instructions = new ArrayList<>();
        for (int n = 0; n < numbers.length; n++) {
            Symbol state = states.get(numbers[n]);
            instructions.add(state == null ? code.instructions().get(n) : new Load(state));
        }
        return new ScalarCode(instructions, code.stores());
    }

    /** Returns the same code without the instructions on which no store depends. */
    private static ScalarCode needed(ScalarCode code) {
        boolean[] needed = new boolean[code.instructions().size()];
        code.stores().forEach(s -> needed[s.value()] = true);
        for (int n = needed.length - 1; n >= 0; n--) {
            if (needed[n] && code.instructions().get(n) instanceof Compute(Op op, int a, int b, int c)) {
                needed[a] = true;
                needed[b] |= op.arity() > 1;
                needed[c] |= op.arity() > 2;
            }
        }
        int[] place = new int[needed.length];
        List<Instruction> kept = new ArrayList<>();
        for (int n = 0; n < needed.length; n++) {
            if (needed[n]) {
                place[n] = kept.size();
                kept.add(
                        code.instructions().get(n) instanceof Compute c
                                ? renumbered(c, place)
                                : code.instructions().get(n));
            }
        }
        return new ScalarCode(
                kept,
                code.stores().stream()
                        .map(s -> new Store(s.symbol(), place[s.value()]))
                        .toList());
    }
}
