package org.ranvier.compiler;

import java.util.List;
import java.util.function.Function;
import org.ranvier.api.Philox;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;

/**
 * Adds expressions to {@link Values}.
 *
 * @param values where nodes are added
 * @param scope the element's name; distinguishes the draws of equal models
 * @param environment the node of a symbol; null leaves it a load
 */
record ExprLowering(Values values, String scope, Function<Symbol, Integer> environment) {

    int lower(Expr expr) {
        return switch (expr) {
            case Expr.Constant c -> values.constant(c.value());
            case Expr.Variable v -> {
                Integer known = environment.apply(v.symbol());
                yield known != null ? known : values.load(v.symbol());
            }
            case Expr.Draw d -> values.draw(d.normal(), Philox.stream(scope + "." + d.name()));
            case Expr.Apply a -> apply(a.op(), a.operands());
            case Expr.Detach d -> values.detach(lower(d.operand()));
            case Expr.StraightThrough s -> values.straightThrough(lower(s.value()), lower(s.gradient()));
        };
    }

    private int apply(Op op, List<Expr> operands) {
        int a = lower(operands.get(0));
        int b = op.arity() > 1 ? lower(operands.get(1)) : 0;
        int c = op.arity() > 2 ? lower(operands.get(2)) : 0;
        return values.apply(op, a, b, c);
    }
}
