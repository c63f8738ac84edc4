package org.ranvier.hardware.nir.recognition;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.LoweredDynamics;

/** A tick of the states of one neuron or current, before any reset. */
@FunctionalInterface
interface Step {

    /** The states after a tick. */
    double[] next(double[] previous, double previousSpike, double input);

    /**
     * The equations of a neuron. A derivative that is linear in its state is stepped exactly for what else it reads, as
     * the compiler does.
     *
     * @throws UnsupportedOperationException where the equations draw random numbers
     */
    static Step of(Dynamics dynamics, double dtMs, ToDoubleFunction<String> parameters) {
        List<Dynamics.StateVariable> states = dynamics.states();
        return (previous, previousSpike, input) -> {
            ToDoubleFunction<Symbol> read =
                    Values.of(dynamics, dtMs, parameters, previous, null, previousSpike, 0, input);
            double[] next = new double[states.size()];
            for (int i = 0; i < next.length; i++) {
                int own = i;
                next[i] = switch (states.get(i).update()) {
                    case Dynamics.Update.Next(Expr value) -> Values.of(value, read);
                    case Dynamics.Update.Derivative(Expr perMs) -> {
                        double[] nudged = previous.clone();
                        nudged[own] += 1;
                        double slope = Values.of(perMs, read);
                        double rate = Values.of(
                                        perMs,
                                        Values.of(dynamics, dtMs, parameters, nudged, null, previousSpike, 0, input))
                                - slope;
                        double reach = rate == 0 ? dtMs : Math.expm1(rate * dtMs) / rate;
                        yield previous[own] + slope * reach;
                    }
                };
            }
            return next;
        };
    }

    /** A lowered current, which has no spike. */
    static Step of(LoweredDynamics lowered, ToDoubleFunction<String> parameters) {
        LoweredRun run = new LoweredRun(lowered, parameters);
        return (previous, previousSpike, input) -> run.tick(previous, input).states();
    }
}
