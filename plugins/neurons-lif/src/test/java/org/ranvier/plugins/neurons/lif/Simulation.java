package org.ranvier.plugins.neurons.lif;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Symbol.Kind;

/** Steps one neuron by the order of a tick that {@link Dynamics} states. */
final class Simulation {

    /** The states at the end of the last tick. */
    final Map<String, Double> states = new LinkedHashMap<>();

    private final Dynamics dynamics;
    private final Map<String, Double> parameters;
    private final double dt;
    private double spike;

    Simulation(Dynamics dynamics, Map<String, Double> parameters, double dt) {
        this.dynamics = dynamics;
        this.parameters = parameters;
        this.dt = dt;
        dynamics.states().forEach(s -> states.put(s.name(), value(s.initial(), Map.of(), 0, 0)));
    }

    /** The output of one tick. */
    double tick(double input) {
        double previousSpike = spike;
        Map<String, Double> now = new HashMap<>();
        dynamics.states().forEach(s ->
                now.put(s.name(), value(((Dynamics.Update.Next) s.update()).value(), Map.of(), previousSpike, input)));
        dynamics.threshold().ifPresent(t -> {
            double potential = value(t.potential(), now, previousSpike, input);
            double level = value(t.level(), now, previousSpike, input);
            spike = potential > level || !t.strict() && potential == level ? 1 : 0;
        });
        double output = value(dynamics.output(), now, previousSpike, input);
        Map<String, Double> end = new HashMap<>(now);
        dynamics.resets().forEach(r -> end.put(r.state(), value(r.value(), now, previousSpike, input)));
        states.putAll(end);
        return output;
    }

    private double value(Expr expr, Map<String, Double> now, double previousSpike, double input) {
        return Evaluator.value(expr, leaf -> {
            Expr.Variable v = (Expr.Variable) leaf;
            String name = v.symbol().name();
            Kind kind = v.symbol().kind();
            return switch (kind) {
                case DT -> dt;
                case INPUT -> input;
                case PARAMETER -> parameters.get(name);
                case STATE_PREVIOUS -> states.get(name);
                case STATE -> now.get(name);
                case SPIKE_PREVIOUS -> previousSpike;
                case SPIKE -> spike;
                default -> throw new IllegalArgumentException("no neuron reads " + kind);
            };
        });
    }
}
