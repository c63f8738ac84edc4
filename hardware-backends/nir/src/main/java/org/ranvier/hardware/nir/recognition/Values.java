package org.ranvier.hardware.nir.recognition;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Symbol;

/** Evaluates expressions at a point. */
final class Values {

    private Values() {}

    /**
     * The value of an expression.
     *
     * @throws UnsupportedOperationException where it draws a random number
     */
    static double of(Expr expr, ToDoubleFunction<Symbol> read) {
        Map<Expr, Double> known = new IdentityHashMap<>();
        for (Expr part : expr.parts()) {
            known.put(
                    part,
                    switch (part) {
                        case Expr.Constant c -> c.value();
                        case Expr.Variable v -> read.applyAsDouble(v.symbol());
                        case Expr.Draw d -> throw new UnsupportedOperationException("it draws random numbers");
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

    /**
     * The quantities that the equations of a neuron read.
     *
     * @param now the updated states, or null where they are not known yet
     */
    static ToDoubleFunction<Symbol> of(
            Dynamics dynamics,
            double dtMs,
            ToDoubleFunction<String> parameters,
            double[] previous,
            double[] now,
            double previousSpike,
            double spike,
            double input) {
        List<String> states =
                dynamics.states().stream().map(Dynamics.StateVariable::name).toList();
        return symbol -> switch (symbol.kind()) {
            case DT -> dtMs;
            case PARAMETER -> parameters.applyAsDouble(symbol.name());
            case STATE_PREVIOUS -> previous[states.indexOf(symbol.name())];
            case STATE -> now[states.indexOf(symbol.name())];
            case SPIKE_PREVIOUS -> previousSpike;
            case SPIKE -> spike;
            case INPUT -> input;
            default -> throw new UnsupportedOperationException("it reads '" + symbol + "'");
        };
    }
}
