package org.ranvier.testkit;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.ranvier.api.model.Expr;

/** Values of expressions as they are written, without a compiler. */
public final class Evaluator {

    private Evaluator() {}

    /**
     * {@return the value of an expression}
     *
     * @param expr the expression
     * @param leaves the values of its leaves: variables and draws
     */
    public static double value(Expr expr, ToDoubleFunction<Expr> leaves) {
        Map<Expr, Double> known = new IdentityHashMap<>();
        for (Expr part : expr.parts()) {
            known.put(
                    part,
                    switch (part) {
                        case Expr.Constant c -> c.value();
                        case Expr.Variable v -> leaves.applyAsDouble(v);
                        case Expr.Draw d -> leaves.applyAsDouble(d);
                        case Expr.Detach d -> known.get(d.operand());
                        case Expr.StraightThrough s -> known.get(s.value());
                        case Expr.Apply a -> {
                            double[] x = new double[3];
                            for (int i = 0; i < a.operands().size(); i++) {
                                x[i] = known.get(a.operands().get(i));
                            }
                            yield a.op().apply(x[0], x[1], x[2]);
                        }
                    });
        }
        return known.get(expr);
    }
}
