package org.ranvier.compiler;

import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.compiler.ir.Differentiator;
import org.ranvier.compiler.ir.ExprLowering;
import org.ranvier.compiler.ir.IrNode;
import org.ranvier.compiler.ir.Values;

/**
 * Turns a state's derivative into its value at the next tick.
 *
 * <p>Where dx/dt = A·x + B with A and B free of x, the step is exponential Euler, exact while A and B are constant: x ←
 * e^(A·dt)·x + dt·φ(A·dt)·B with φ(z) = (e^z − 1)/z. Otherwise it is forward Euler: x ← x + dt·f(x).
 */
final class Discretizer {

    private static final double SMALL = 1e-5;

    private final Values values;
    private final IntSupplier dt;

    /**
     * Prepares.
     *
     * @param dt the node of the length of a tick in ms
     */
    Discretizer(Values values, IntSupplier dt) {
        this.values = values;
        this.dt = dt;
    }

    /** The next value and the name of the method. */
    record Step(int next, String method) {}

    /** Adds a step of dx/dt. */
    Step step(Dynamics.StateVariable state, Dynamics.Update.Derivative derivative, ExprLowering lowering) {
        Symbol symbol = new Symbol(Symbol.Kind.STATE_PREVIOUS, state.name());
        int x = values.load(symbol);
        int f = lowering.lower(derivative.perMs());
        if (!isLinear(f, x)) {
            return new Step(
                    values.add(x, values.mul(dt.getAsInt(), f)),
                    "forward Euler, as d" + state.name() + "/dt is not linear in " + state.name());
        }
        int slope = Differentiator.gradient(values, Map.of(f, values.constant(1)), Set.of(x))
                .get(x);
        int rest = lowering.where(symbol, values.constant(0)).lower(derivative.perMs());
        if (values.isConstant(slope, 0)) {
            return new Step(values.add(x, values.mul(dt.getAsInt(), rest)), "exact for an input constant over a tick");
        }
        int z = values.mul(slope, dt.getAsInt());
        int decayed = values.mul(values.apply(Op.EXP, z), x);
        int driven = values.mul(values.mul(dt.getAsInt(), phi(z)), rest);
        return new Step(
                values.add(decayed, driven),
                "exponential Euler, as d" + state.name() + "/dt is linear in " + state.name());
    }

    /**
     * Whether f = A·x + B with A and B free of x, by its form. A slope free of x would not be enough: a comparison with
     * x, a rounded or a detached x have the slope 0.
     */
    private boolean isLinear(int f, int x) {
        boolean[] depends = values.dependents(values.node(x)::equals);
        boolean[] linear = new boolean[f + 1];
        for (int n = 0; n <= f; n++) {
            linear[n] = n == x
                    || !depends[n]
                    || values.node(n) instanceof IrNode.Compute(Op op, int a, int b, int c)
                            && switch (op) {
                                case NEG -> linear[a];
                                case ADD, SUB -> linear[a] && linear[b];
                                case MUL -> !depends[a] && linear[b] || !depends[b] && linear[a];
                                case DIV -> !depends[b] && linear[a];
                                case SELECT -> !depends[a] && linear[b] && linear[c];
                                default -> false;
                            };
        }
        return linear[f];
    }

    /** (e^z − 1)/z, by its series near 0; the quotient is kept finite there so that its gradient is too. */
    private int phi(int z) {
        Values v = values;
        int one = v.constant(1);
        int isSmall = v.apply(Op.GREATER, v.constant(SMALL), v.apply(Op.ABS, z));
        int safe = v.apply(Op.SELECT, isSmall, one, z);
        int quotient = v.div(v.apply(Op.EXPM1, safe), safe);
        int series = v.add(one, v.mul(z, v.add(v.constant(0.5), v.div(z, v.constant(6)))));
        return v.apply(Op.SELECT, isSmall, series, quotient);
    }
}
