package org.ranvier.compiler.ir;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ranvier.api.Philox;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;

/** Adds expressions to {@link Values}, each part once. */
public final class ExprLowering {

    private final Values values;
    private final String scope;
    private final Function<Symbol, Integer> environment;
    private final Map<Expr, Integer> lowered = new IdentityHashMap<>();

    /**
     * @param values where nodes are added
     * @param scope the element's name; distinguishes the draws of equal models
     * @param environment the node of a symbol, always the same; null leaves it a load
     */
    public ExprLowering(Values values, String scope, Function<Symbol, Integer> environment) {
        this.values = values;
        this.scope = scope;
        this.environment = environment;
    }

    /** Returns a lowering in which a symbol stands for another node. */
    public ExprLowering where(Symbol symbol, int node) {
        return new ExprLowering(values, scope, s -> s.equals(symbol) ? (Integer) node : environment.apply(s));
    }

    public int lower(Expr expr) {
        Integer known = lowered.get(expr);
        if (known != null) {
            return known;
        }
        for (Expr part : expr.parts()) {
            if (!lowered.containsKey(part)) {
                lowered.put(part, node(part));
            }
        }
        return lowered.get(expr);
    }

    /** The node of a part whose operands have theirs. */
    private int node(Expr part) {
        return switch (part) {
            case Expr.Constant c -> values.constant(c.value());
            case Expr.Variable v -> {
                Integer known = environment.apply(v.symbol());
                yield known != null ? known : values.load(v.symbol());
            }
            case Expr.Draw d -> values.draw(d.normal(), Philox.stream(scope + "." + d.name()));
            case Expr.Apply a -> apply(a.op(), a.operands());
            case Expr.Detach d -> values.detach(lowered.get(d.operand()));
            case Expr.StraightThrough s -> values.straightThrough(lowered.get(s.value()), lowered.get(s.gradient()));
        };
    }

    private int apply(Op op, List<Expr> operands) {
        int a = lowered.get(operands.get(0));
        int b = op.arity() > 1 ? lowered.get(operands.get(1)) : 0;
        int c = op.arity() > 2 ? lowered.get(operands.get(2)) : 0;
        return values.apply(op, a, b, c);
    }
}
