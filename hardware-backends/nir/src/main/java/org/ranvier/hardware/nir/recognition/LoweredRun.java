package org.ranvier.hardware.nir.recognition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.api.plan.ScalarCode;

/** A single neuron or current, run as backends run it. */
final class LoweredRun {

    private final LoweredDynamics lowered;
    private final ToDoubleFunction<String> parameters;
    private final Map<Symbol, Double> coefficients = new HashMap<>();
    private double spike;

    /**
     * Result of a tick.
     *
     * @param states after resets
     */
    record Tick(double[] states, double spike, double output) {}

    LoweredRun(LoweredDynamics lowered, ToDoubleFunction<String> parameters) {
        this.lowered = lowered;
        this.parameters = parameters;
        store(lowered.setup(), symbol -> parameters.applyAsDouble(symbol.name()), coefficients);
    }

    /** The states before the first tick. */
    double[] initial() {
        Map<Symbol, Double> found = new HashMap<>();
        store(lowered.initial(), symbol -> parameters.applyAsDouble(symbol.name()), found);
        return states(found);
    }

    /** One tick after another: the spike of a tick is the previous one of the next. */
    Tick tick(double[] previous, double input) {
        Map<Symbol, Double> found = new HashMap<>();
        List<String> names = lowered.states();
        store(
                lowered.forward(),
                symbol -> switch (symbol.kind()) {
                    case STATE_PREVIOUS -> previous[names.indexOf(symbol.name())];
                    case SPIKE_PREVIOUS -> spike;
                    case INPUT -> input;
                    default -> coefficients.get(symbol);
                },
                found);
        spike = found.getOrDefault(Symbol.of(Symbol.Kind.SPIKE), 0.0);
        return new Tick(states(found), spike, found.getOrDefault(Symbol.of(Symbol.Kind.OUTPUT), spike));
    }

    private double[] states(Map<Symbol, Double> found) {
        return lowered.states().stream()
                .mapToDouble(name -> found.get(new Symbol(Symbol.Kind.STATE, name)))
                .toArray();
    }

    private static void store(ScalarCode code, ToDoubleFunction<Symbol> read, Map<Symbol, Double> into) {
        double[] results = code.evaluate(read, draw -> {
            throw new UnsupportedOperationException("it draws random numbers");
        });
        for (int k = 0; k < results.length; k++) {
            into.put(code.stores().get(k).symbol(), results[k]);
        }
    }
}
