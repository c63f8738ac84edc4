package org.ranvier.compiler.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;

/**
 * A growing list of nodes in which equal nodes are one (value numbering) and every node is simplified as it is made.
 *
 * <p>Nodes refer to earlier nodes only, so index order is an order of evaluation.
 */
public final class Values {

    private final List<IrNode> nodes = new ArrayList<>();
    private final Map<IrNode, Integer> numbers = new HashMap<>();

    public IrNode node(int id) {
        return nodes.get(id);
    }

    public int size() {
        return nodes.size();
    }

    public int constant(double value) {
        return add(new IrNode.Const(value == 0 ? 0.0 : value));
    }

    public int load(Symbol symbol) {
        return add(new IrNode.Load(symbol));
    }

    public int load(Symbol.Kind kind, String name) {
        return load(new Symbol(kind, name));
    }

    int draw(boolean normal, int stream) {
        return add(new IrNode.Draw(normal, stream));
    }

    public int detach(int operand) {
        return isConstant(operand) ? operand : add(new IrNode.Detach(operand));
    }

    int straightThrough(int value, int gradient) {
        return add(new IrNode.StraightThrough(value, gradient));
    }

    public int spike(int value, int distance, int derivative) {
        return add(new IrNode.Spike(value, distance, derivative));
    }

    public int apply(Op op, int a) {
        return apply(op, a, 0, 0);
    }

    public int apply(Op op, int a, int b) {
        return apply(op, a, b, 0);
    }

    public int apply(Op op, int a, int b, int c) {
        Integer simpler = Simplifier.simplify(this, op, a, b, c);
        return simpler != null ? simpler : compute(op, a, b, c);
    }

    public int add(int a, int b) {
        return apply(Op.ADD, a, b);
    }

    public int sub(int a, int b) {
        return apply(Op.SUB, a, b);
    }

    public int mul(int a, int b) {
        return apply(Op.MUL, a, b);
    }

    public int div(int a, int b) {
        return apply(Op.DIV, a, b);
    }

    public boolean isConstant(int id) {
        return node(id) instanceof IrNode.Const;
    }

    public boolean isConstant(int id, double value) {
        return node(id) instanceof IrNode.Const(double x) && x == value;
    }

    OptionalDouble constantOf(int id) {
        return node(id) instanceof IrNode.Const(double x) ? OptionalDouble.of(x) : OptionalDouble.empty();
    }

    /** The node that a node takes its value from, past everything that only concerns gradients. */
    public int resolve(int id) {
        int at = id;
        while (true) {
            switch (node(at)) {
                case IrNode.Detach(int operand) -> at = operand;
                case IrNode.StraightThrough(int value, int gradient) -> at = value;
                case IrNode.Spike(int value, int distance, int derivative) -> at = value;
                default -> {
                    return at;
                }
            }
        }
    }

    /** Returns all nodes that a node is made of, those that only concern gradients included. */
    IntStream operands(int id) {
        return switch (node(id)) {
            case IrNode.Compute(Op op, int a, int b, int c) ->
                IntStream.of(a, b, c).limit(op.arity());
            case IrNode.Detach(int operand) -> IntStream.of(operand);
            case IrNode.StraightThrough(int value, int gradient) -> IntStream.of(value, gradient);
            case IrNode.Spike(int value, int distance, int derivative) -> IntStream.of(value, distance, derivative);
            case IrNode.Const c -> IntStream.empty();
            case IrNode.Load l -> IntStream.empty();
            case IrNode.Draw d -> IntStream.empty();
        };
    }

    /** Marks the nodes whose value depends on a source. */
    public boolean[] dependents(Predicate<IrNode> source) {
        boolean[] depends = new boolean[nodes.size()];
        for (int n = 0; n < depends.length; n++) {
            IrNode node = nodes.get(n);
            depends[n] = source.test(node)
                    || switch (node) {
                        case IrNode.Compute(Op op, int a, int b, int c) ->
                            depends[a] || op.arity() > 1 && depends[b] || op.arity() > 2 && depends[c];
                        case IrNode.Detach(int operand) -> depends[operand];
                        case IrNode.StraightThrough(int value, int gradient) -> depends[value] || depends[gradient];
                        case IrNode.Spike(int value, int distance, int derivative) -> depends[distance];
                        case IrNode.Const c -> false;
                        case IrNode.Load l -> false;
                        case IrNode.Draw d -> false;
                    };
        }
        return depends;
    }

    /** Adds a computation as it is. */
    private int compute(Op op, int a, int b, int c) {
        return add(new IrNode.Compute(op, a, op.arity() > 1 ? b : 0, op.arity() > 2 ? c : 0));
    }

    private int add(IrNode node) {
        Integer known = numbers.get(node);
        if (known != null) {
            return known;
        }
        nodes.add(node);
        numbers.put(node, nodes.size() - 1);
        return nodes.size() - 1;
    }
}
