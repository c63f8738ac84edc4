package org.ranvier.hardware.nir;

import java.util.List;
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
        return switch (expr) {
            case Expr.Constant c -> c.value();
            case Expr.Variable v -> read.applyAsDouble(v.symbol());
            case Expr.Draw d -> throw new UnsupportedOperationException("it draws random numbers");
            case Expr.Detach d -> of(d.operand(), read);
            case Expr.StraightThrough s -> of(s.value(), read);
            case Expr.Apply a -> {
                List<Expr> operands = a.operands();
                yield a.op().apply(
                        of(operands.get(0), read),
                        operands.size() > 1 ? of(operands.get(1), read) : 0,
                        operands.size() > 2 ? of(operands.get(2), read) : 0);
            }
        };
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
        List<String> states = dynamics.states().stream().map(Dynamics.StateVariable::name).toList();
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
