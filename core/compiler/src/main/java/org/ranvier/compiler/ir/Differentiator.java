package org.ranvier.compiler.ir;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.ranvier.api.model.Op;

/**
 * Reverse-mode differentiation: adds to {@link Values} the nodes that compute a gradient.
 *
 * <p>Only nodes on a path from a target to a seed get an adjoint. A spike's derivative is its surrogate's.
 */
public final class Differentiator {

    private final Values values;
    private final Set<Integer> targets;
    private final Map<Integer, Integer> adjoints = new HashMap<>();
    private final boolean[] active;

    private Differentiator(Values values, Set<Integer> targets) {
        this.values = values;
        this.targets = targets;
        this.active = new boolean[values.size()];
        for (int n = 0; n < active.length; n++) {
            active[n] = targets.contains(n) || dependsOnActive(values.node(n));
        }
    }

    /**
     * The nodes of Σ_s adjoint(s) · ∂s/∂t for each target t.
     *
     * @param seeds for each differentiated node the node of its adjoint
     * @param targets the nodes to differentiate by
     * @return for every target its gradient's node; the constant 0 where nothing depends on it
     */
    public static Map<Integer, Integer> gradient(Values values, Map<Integer, Integer> seeds, Set<Integer> targets) {
        Differentiator d = new Differentiator(values, targets);
        int top = -1;
        for (Map.Entry<Integer, Integer> seed : seeds.entrySet()) {
            d.accumulate(seed.getKey(), seed.getValue());
            top = Math.max(top, seed.getKey());
        }
        for (int n = top; n >= 0; n--) {
            Integer adjoint = d.adjoints.get(n);
            if (adjoint != null && !targets.contains(n)) {
                d.propagate(values.node(n), n, adjoint);
            }
        }
        Map<Integer, Integer> result = new LinkedHashMap<>();
        for (int target : targets) {
            Integer adjoint = d.adjoints.get(target);
            result.put(target, adjoint == null ? values.constant(0) : adjoint);
        }
        return result;
    }

    private boolean dependsOnActive(IrNode node) {
        return switch (node) {
            case IrNode.Const c -> false;
            case IrNode.Load l -> false;
            case IrNode.Draw d -> false;
            case IrNode.Detach d -> false;
            case IrNode.StraightThrough(int value, int gradient) -> active[gradient];
            case IrNode.Spike(int value, int distance, int derivative) -> active[distance];
            case IrNode.Compute(Op op, int a, int b, int c) ->
                active[a] || op.arity() > 1 && active[b] || op.arity() > 2 && active[c];
        };
    }

    private void accumulate(int node, int contribution) {
        if (node < active.length && active[node] && !values.isConstant(contribution, 0)) {
            adjoints.merge(node, contribution, values::add);
        }
    }

    private void propagate(IrNode node, int n, int g) {
        switch (node) {
            case IrNode.StraightThrough(int value, int gradient) -> accumulate(gradient, g);
            case IrNode.Spike(int value, int distance, int derivative) ->
                accumulate(distance, values.mul(g, derivative));
            case IrNode.Compute(Op op, int a, int b, int c) -> propagate(op, a, b, c, n, g);
            case IrNode.Const c -> {}
            case IrNode.Load l -> {}
            case IrNode.Draw d -> {}
            case IrNode.Detach d -> {}
        }
    }

    private void propagate(Op op, int a, int b, int c, int y, int g) {
        Values v = values;
        switch (op) {
            case ADD -> {
                accumulate(a, g);
                accumulate(b, g);
            }
            case SUB -> {
                accumulate(a, g);
                accumulate(b, v.apply(Op.NEG, g));
            }
            case MUL -> {
                accumulate(a, v.mul(g, b));
                accumulate(b, v.mul(g, a));
            }
            case DIV -> {
                int quotient = v.div(g, b);
                accumulate(a, quotient);
                accumulate(b, v.apply(Op.NEG, v.mul(quotient, y)));
            }
            case MIN -> choose(v.apply(Op.GREATER_EQUAL, b, a), a, b, g);
            case MAX -> choose(v.apply(Op.GREATER_EQUAL, a, b), a, b, g);
            case SELECT -> choose(a, b, c, g);
            case POW -> {
                accumulate(a, v.mul(g, v.mul(b, v.apply(Op.POW, a, v.sub(b, v.constant(1))))));
                if (active[b]) {
                    // 0 to a positive power stays 0; its logarithm must not turn that into NaN.
                    int slope = v.mul(y, v.apply(Op.LOG, a));
                    int zero = v.constant(0);
                    accumulate(b, v.mul(g, v.apply(Op.SELECT, v.apply(Op.GREATER, a, zero), slope, zero)));
                }
            }
            case NEG -> accumulate(a, v.apply(Op.NEG, g));
            case ABS -> accumulate(a, v.mul(g, v.apply(Op.SIGN, a)));
            case SQRT -> accumulate(a, v.div(g, v.mul(v.constant(2), y)));
            case EXP -> accumulate(a, v.mul(g, y));
            case EXPM1 -> accumulate(a, v.mul(g, v.add(y, v.constant(1))));
            case LOG -> accumulate(a, v.div(g, a));
            case TANH -> accumulate(a, v.mul(g, v.sub(v.constant(1), v.mul(y, y))));
            case SIGMOID -> accumulate(a, v.mul(g, v.mul(y, v.sub(v.constant(1), y))));
            case ATAN -> accumulate(a, v.div(g, v.add(v.constant(1), v.mul(a, a))));
            case SIN -> accumulate(a, v.mul(g, v.apply(Op.COS, a)));
            case COS -> accumulate(a, v.apply(Op.NEG, v.mul(g, v.apply(Op.SIN, a))));
            // Steps: flat wherever they have a derivative.
            case SIGN, FLOOR, ROUND, GREATER, GREATER_EQUAL, EQUAL -> {}
        }
    }

    private void choose(int condition, int then, int otherwise, int g) {
        int zero = values.constant(0);
        accumulate(then, values.apply(Op.SELECT, condition, g, zero));
        accumulate(otherwise, values.apply(Op.SELECT, condition, zero, g));
    }
}
