package org.ranvier.compiler.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.ScalarCode;

/** Writes nodes that are needed, and only those, as {@link ScalarCode}. */
public final class CodeEmitter {

    private final Values values;
    private final IntFunction<Symbol> replacement;
    private final List<ScalarCode.Instruction> instructions = new ArrayList<>();
    private final Map<Integer, Integer> emitted = new LinkedHashMap<>();

    private CodeEmitter(Values values, IntFunction<Symbol> replacement) {
        this.values = values;
        this.replacement = replacement;
    }

    /** Code that stores each node as its symbol. */
    public static ScalarCode emit(Values values, Map<Symbol, Integer> stores) {
        return emit(values, stores, n -> null);
    }

    /**
     * Emits code in which some nodes are read rather than computed.
     *
     * @param replacement the symbol under which a node is available, or null
     */
    public static ScalarCode emit(Values values, Map<Symbol, Integer> stores, IntFunction<Symbol> replacement) {
        CodeEmitter emitter = new CodeEmitter(values, replacement);
        // In index order, which is an order of evaluation and does not depend on the order of the stores.
        boolean[] needed = new boolean[values.size()];
        stores.values().forEach(n -> emitter.mark(needed, values.resolve(n)));
        for (int n = 0; n < needed.length; n++) {
            if (needed[n]) {
                emitter.emitted.put(n, emitter.instructions.size());
                emitter.instructions.add(emitter.instruction(n));
            }
        }
        List<ScalarCode.Store> written = new ArrayList<>();
        stores.forEach(
                (symbol, n) -> written.add(new ScalarCode.Store(symbol, emitter.emitted.get(values.resolve(n)))));
        return new ScalarCode(emitter.instructions, written);
    }

    /** Marks a node and what it needs, from left to right: the order in which coefficients get their names. */
    private void mark(boolean[] needed, int root) {
        Deque<Integer> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            int n = open.pop();
            if (!needed[n]) {
                needed[n] = true;
                if (replacement.apply(n) == null
                        && values.node(n) instanceof IrNode.Compute(Op op, int a, int b, int c)) {
                    List.of(c, b, a).subList(3 - op.arity(), 3).forEach(operand -> open.push(values.resolve(operand)));
                }
            }
        }
    }

    private ScalarCode.Instruction instruction(int n) {
        Symbol read = replacement.apply(n);
        if (read != null) {
            return new ScalarCode.Load(read);
        }
        return switch (values.node(n)) {
            case IrNode.Const(double value) -> new ScalarCode.Const(value);
            case IrNode.Load(Symbol symbol) -> new ScalarCode.Load(symbol);
            case IrNode.Draw(boolean normal, int stream) -> new ScalarCode.Draw(normal, stream);
            case IrNode.Compute(Op op, int a, int b, int c) ->
                new ScalarCode.Compute(op, at(a), op.arity() > 1 ? at(b) : 0, op.arity() > 2 ? at(c) : 0);
            case IrNode.Detach d -> throw new AssertionError("resolved before");
            case IrNode.StraightThrough s -> throw new AssertionError("resolved before");
            case IrNode.Spike s -> throw new AssertionError("resolved before");
        };
    }

    private int at(int n) {
        return emitted.get(values.resolve(n));
    }
}
