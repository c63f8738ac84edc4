package org.ranvier.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.api.plan.ScalarCode;

/** The course of one neuron through its lowered step, forward and back: {@link LoweredDynamics} to the letter. */
final class LoweredStepRun {

    private final LoweredDynamics step;
    private final Map<Symbol, Double> fixed = new HashMap<>();
    private final Map<Symbol, Double> now = new HashMap<>();
    /** Values read by each tick. */
    private final List<Map<Symbol, Double>> past = new ArrayList<>();

    LoweredStepRun(LoweredDynamics step, Map<String, Double> parameters) {
        this.step = step;
        parameters.forEach((name, value) -> fixed.put(new Symbol(Kind.PARAMETER, name), value));
        fixed.putAll(run(step.setup(), fixed));
        now.putAll(run(step.initial(), fixed));
        now.put(Symbol.of(Kind.SPIKE), 0.0);
    }

    double tick(double input) {
        Map<Symbol, Double> read = new HashMap<>(fixed);
        step.states().forEach(s -> read.put(new Symbol(Kind.STATE_PREVIOUS, s), state(s)));
        read.put(Symbol.of(Kind.SPIKE_PREVIOUS), now.get(Symbol.of(Kind.SPIKE)));
        step.inputs().forEach(i -> read.put(new Symbol(Kind.INPUT, i), input));
        past.add(read);
        now.putAll(run(step.forward(), read));
        return now.get(Symbol.of(Kind.OUTPUT));
    }

    double state(String name) {
        Double value = now.get(new Symbol(Kind.STATE, name));
        if (value == null) {
            throw new IllegalArgumentException("there is no state '" + name + "'; there are " + step.states());
        }
        return value;
    }

    /** Result of the backward pass: dL/d parameter by name, and dL/d input of every tick, summed over inputs. */
    record Gradients(Map<String, Double> parameters, double[] inputs) {}

    /** Back from the last tick to the first. */
    Gradients back(double[] dOutput) {
        Map<Symbol, Double> adjoint = new HashMap<>();
        step.states().forEach(s -> adjoint.put(new Symbol(Kind.D_STATE, s), 0.0));
        adjoint.put(Symbol.of(Kind.D_SPIKE), 0.0);
        Map<Symbol, Double> sums = new HashMap<>(fixed);
        step.coefficients().forEach(c -> sums.put(new Symbol(Kind.D_COEFFICIENT, c), 0.0));
        double[] inputs = new double[past.size()];
        for (int t = past.size() - 1; t >= 0; t--) {
            Map<Symbol, Double> read = new HashMap<>(past.get(t));
            read.putAll(adjoint);
            read.put(Symbol.of(Kind.D_OUTPUT), dOutput[t]);
            Map<Symbol, Double> written = run(step.backward(), read);
            for (Map.Entry<Symbol, Double> entry : written.entrySet()) {
                Symbol symbol = entry.getKey();
                double value = entry.getValue();
                switch (symbol.kind()) {
                    case D_STATE_PREVIOUS -> adjoint.put(new Symbol(Kind.D_STATE, symbol.name()), value);
                    case D_SPIKE_PREVIOUS -> adjoint.put(Symbol.of(Kind.D_SPIKE), value);
                    case D_COEFFICIENT -> sums.merge(symbol, value, Double::sum);
                    case D_INPUT -> inputs[t] += value;
                    default -> throw new AssertionError("a backward step writes no " + symbol.kind());
                }
            }
        }
        Map<Symbol, Double> start = new HashMap<>(fixed);
        start.putAll(adjoint);
        Map<String, Double> parameters = new LinkedHashMap<>();
        run(step.initialBackward(), start).forEach((s, value) -> parameters.merge(s.name(), value, Double::sum));
        run(step.setupBackward(), sums).forEach((s, value) -> parameters.merge(s.name(), value, Double::sum));
        return new Gradients(parameters, inputs);
    }

    private static Map<Symbol, Double> run(ScalarCode code, Map<Symbol, Double> read) {
        double[] results = code.evaluate(symbol -> read(read, symbol), draw -> draw.normal() ? 0 : 0.5);
        Map<Symbol, Double> written = new LinkedHashMap<>();
        for (int n = 0; n < results.length; n++) {
            written.put(code.stores().get(n).symbol(), results[n]);
        }
        return written;
    }

    private static double read(Map<Symbol, Double> values, Symbol symbol) {
        Double value = values.get(symbol);
        if (value == null) {
            throw new IllegalArgumentException("no value for the " + symbol.kind() + " '" + symbol + "'");
        }
        return value;
    }
}
