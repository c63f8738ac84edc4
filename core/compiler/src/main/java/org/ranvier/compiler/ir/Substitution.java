package org.ranvier.compiler.ir;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;

/** Computes the same from other values: a function that nodes stand for, applied once more. */
public final class Substitution {

    private final Values values;
    private final int[] replaced;

    private Substitution(Values values) {
        this.values = values;
        this.replaced = new int[values.size()];
    }

    /**
     * Returns the nodes of a function's results where some symbols stand for other nodes.
     *
     * @param results the nodes of the results
     * @param arguments the nodes that symbols stand for
     */
    public static <K> Map<K, Integer> of(Values values, Map<K, Integer> results, Map<Symbol, Integer> arguments) {
        boolean[] changed =
                values.dependents(node -> node instanceof IrNode.Load(Symbol symbol) && arguments.containsKey(symbol));
        boolean[] needed = needed(values, results);
        Substitution substitution = new Substitution(values);
        for (int n = 0; n < needed.length; n++) {
            if (needed[n]) {
                substitution.replaced[n] = changed[n] ? substitution.again(values.node(n), arguments) : n;
            }
        }
        Map<K, Integer> again = new LinkedHashMap<>();
        results.forEach((key, node) -> again.put(key, substitution.replaced[node]));
        return again;
    }

    private int again(IrNode node, Map<Symbol, Integer> arguments) {
        return switch (node) {
            case IrNode.Load(Symbol symbol) -> arguments.get(symbol);
            case IrNode.Compute(Op op, int a, int b, int c) ->
                values.apply(op, replaced[a], op.arity() > 1 ? replaced[b] : 0, op.arity() > 2 ? replaced[c] : 0);
            case IrNode.Detach(int operand) -> values.detach(replaced[operand]);
            case IrNode.StraightThrough(int value, int gradient) ->
                values.straightThrough(replaced[value], replaced[gradient]);
            case IrNode.Spike(int value, int distance, int derivative) ->
                values.spike(replaced[value], replaced[distance], replaced[derivative]);
            case IrNode.Const c -> throw new AssertionError("a constant depends on nothing");
            case IrNode.Draw d -> throw new AssertionError("a draw depends on nothing");
        };
    }

    private static boolean[] needed(Values values, Map<?, Integer> results) {
        boolean[] needed = new boolean[values.size()];
        results.values().forEach(n -> needed[n] = true);
        for (int n = needed.length - 1; n >= 0; n--) {
            if (needed[n]) {
                values.operands(n).forEach(operand -> needed[operand] = true);
            }
        }
        return needed;
    }
}
