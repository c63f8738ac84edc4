package org.ranvier.compiler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.compiler.ir.IrNode;
import org.ranvier.compiler.ir.Values;

/**
 * The values that depend on parameters only and are therefore computed once, before the first tick.
 *
 * <p>A coefficient is made of the largest such expression: whoever reads a node through {@link #symbolOf} stops there.
 */
final class Coefficients {

    private final Values values;
    private final boolean[] changing;
    private final Map<Integer, String> names = new LinkedHashMap<>();

    Coefficients(Values values) {
        this.values = values;
        this.changing = values.dependents(Coefficients::changesInTime);
    }

    /** The coefficient under which a node is read within a tick, or null where it is computed in the tick. */
    Symbol symbolOf(int node) {
        boolean constant = node >= changing.length || changing[node] || values.isConstant(node);
        return constant ? null : new Symbol(Symbol.Kind.COEFFICIENT, require(node));
    }

    /** The name of a coefficient: that of the parameter it is, or a number. */
    String require(int node) {
        return names.computeIfAbsent(
                node,
                n -> values.node(n) instanceof IrNode.Load(Symbol symbol) && symbol.kind() == Symbol.Kind.PARAMETER
                        ? symbol.name()
                        : "c" + names.size());
    }

    List<String> names() {
        return new ArrayList<>(names.values());
    }

    Map<Symbol, Integer> stores() {
        Map<Symbol, Integer> stores = new LinkedHashMap<>();
        names.forEach((node, name) -> stores.put(new Symbol(Symbol.Kind.COEFFICIENT, name), node));
        return stores;
    }

    /**
     * The nodes where what changes in time reads what depends on parameters only, as far as trained parameters are
     * among them: where gradients leave the tick.
     */
    static Set<Integer> trained(Values values, Collection<Integer> results, Set<String> trainable) {
        boolean[] changing = values.dependents(Coefficients::changesInTime);
        boolean[] trained = values.dependents(node -> node instanceof IrNode.Load(Symbol s)
                && s.kind() == Symbol.Kind.PARAMETER
                && trainable.contains(s.name()));
        Set<Integer> border = new LinkedHashSet<>();
        results.stream().filter(n -> !changing[n] && trained[n]).forEach(border::add);
        for (int n = 0; n < values.size(); n++) {
            if (changing[n]) {
                operands(values.node(n)).filter(o -> !changing[o] && trained[o]).forEach(border::add);
            }
        }
        return border;
    }

    private static IntStream operands(IrNode node) {
        return switch (node) {
            case IrNode.Compute(Op op, int a, int b, int c) ->
                IntStream.of(a, b, c).limit(op.arity());
            case IrNode.Detach(int operand) -> IntStream.of(operand);
            case IrNode.StraightThrough(int value, int gradient) -> IntStream.of(value, gradient);
            case IrNode.Spike(int value, int distance, int derivative) -> IntStream.of(distance);
            case IrNode.Const c -> IntStream.empty();
            case IrNode.Load l -> IntStream.empty();
            case IrNode.Draw d -> IntStream.empty();
        };
    }

    private static boolean changesInTime(IrNode node) {
        return switch (node) {
            case IrNode.Load(Symbol symbol) -> symbol.kind() != Symbol.Kind.PARAMETER;
            case IrNode.Draw d -> true;
            default -> false;
        };
    }
}
