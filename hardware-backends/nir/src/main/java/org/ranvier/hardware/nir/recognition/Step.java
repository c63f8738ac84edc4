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
        double step = dtMs / dynamics.substeps();
        return (previous, previousSpike, input) -> {
            ToDoubleFunction<Symbol> before =
                    Values.of(dynamics, dtMs, parameters, previous, null, previousSpike, 0, input);
            double[] next = previous.clone();
            for (int n = 0; n < dynamics.substeps(); n++) {
                double[] start = next.clone();
                ToDoubleFunction<Symbol> read =
                        Values.of(dynamics, dtMs, parameters, start, null, previousSpike, 0, input);
                for (int i = 0; i < next.length; i++) {
                    if (states.get(i).update() instanceof Dynamics.Update.Derivative(Expr perMs)) {
                        double[] nudged = start.clone();
                        nudged[i] += 1;
                        double slope = Values.of(perMs, read);
                        double rate = Values.of(
                                        perMs,
                                        Values.of(dynamics, dtMs, parameters, nudged, null, previousSpike, 0, input))
                                - slope;
                        double reach = rate == 0 ? step : Math.expm1(rate * step) / rate;
                        next[i] = start[i] + slope * reach;
                    }
                }
            }
            for (int i = 0; i < next.length; i++) {
                if (states.get(i).update() instanceof Dynamics.Update.Next(Expr value)) {
                    next[i] = Values.of(value, before);
                }
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
