package org.ranvier.hardware.nir.recognition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.hardware.nir.graph.Primitive;

/**
 * A neuron as a primitive of NIR: the numbers that make the primitive what the neuron's equations are.
 *
 * <p>With α the factor by which the potential decays in a tick and g the one by which it takes up its input, τ = −dt/ln
 * α and r = g/(1 − α) make τ dv/dt = v_leak − v + r I the same, tick by tick, where it is integrated exactly; τ = dt/(1
 * − α) where it is integrated by Euler. Which one it is shows where the neuron has a parameter of that name.
 *
 * @param primitive the primitive
 * @param euler whether by Euler
 * @param fields NIR's numbers by name; time constants in ms
 */
public record Recognition(Primitive primitive, boolean euler, Map<String, Double> fields) {

    private static final double CLOSE = 1e-9;

    /**
     * Reads the numbers off the equations of a neuron.
     *
     * @param named the neuron's parameters of NIR's names, where it has them
     * @throws IllegalArgumentException with what keeps it from being that primitive, as "it …"
     */
    public static Recognition of(
            Primitive primitive,
            Dynamics model,
            double dtMs,
            ToDoubleFunction<String> parameters,
            Map<String, Double> named) {
        requireShape(primitive, model);
        try {
            Step step = Step.of(model, dtMs, parameters);
            Map<String, Double> fields = new LinkedHashMap<>();
            boolean euler = false;
            if (primitive == Primitive.SCALE) {
                fields.put("scale", outputs(model, dtMs, parameters, 1));
            } else if (primitive == Primitive.THRESHOLD) {
                fields.put("threshold", level(model, dtMs, parameters));
            } else {
                LinearSystem system = LinearSystem.of(step, primitive.states());
                euler = integrate(primitive, system, dtMs, named, fields);
                if (primitive.spikes()) {
                    fields.put("v_threshold", level(model, dtMs, parameters));
                    fields.put("v_reset", reset(model, dtMs, parameters, step, system));
                }
            }
            fields.replaceAll((name, value) -> exact(value, named.get(name)));
            requireRest(model, dtMs, parameters, fields.getOrDefault("v_leak", 0.0));
            return new Recognition(primitive, euler, fields);
        } catch (UnsupportedOperationException e) {
            throw new IllegalArgumentException(e.getMessage());
        }
    }

    /** A post-synaptic current as LI, which starts at rest at 0. */
    public static Recognition ofCurrent(
            LoweredDynamics current, double dtMs, ToDoubleFunction<String> parameters, Map<String, Double> named) {
        if (current.states().size() != 1) {
            throw new IllegalArgumentException("its current has "
                    + (current.states().isEmpty()
                            ? "no state"
                            : current.states().size() + " states"));
        }
        Map<String, Double> fields = new LinkedHashMap<>();
        Map<String, Double> tau = new LinkedHashMap<>(named);
        named.entrySet().stream()
                .filter(e -> Primitive.isTime(e.getKey()))
                .findFirst()
                .ifPresent(e -> tau.putIfAbsent("tau", e.getValue()));
        LinearSystem system = LinearSystem.of(Step.of(current, parameters), 1);
        boolean euler = integrate(Primitive.LI, system, dtMs, tau, fields);
        fields.replaceAll((name, value) -> exact(value, name.equals("tau") ? tau.get("tau") : null));
        return new Recognition(Primitive.LI, euler, fields);
    }

    private static void requireShape(Primitive primitive, Dynamics model) {
        if (model.states().size() != primitive.states()) {
            throw new IllegalArgumentException(
                    "it has " + model.states().size() + " states, not " + primitive.states());
        }
        if (model.inputs().size() != 1) {
            throw new IllegalArgumentException("it has " + model.inputs().size() + " inputs, not one");
        }
        if (model.threshold().isPresent() != primitive.spikes()) {
            throw new IllegalArgumentException(primitive.spikes() ? "it never spikes" : "it spikes");
        }
        if (model.refractory().isPresent()) {
            throw new IllegalArgumentException("it has a refractory period");
        }
        if (model.threshold().isPresent() && !model.threshold().get().strict()) {
            throw new IllegalArgumentException("it spikes where it reaches its threshold, not only above");
        }
    }

    /** NIR says nothing of initial states; tools start at rest. */
    private static void requireRest(Dynamics model, double dtMs, ToDoubleFunction<String> parameters, double rest) {
        for (Dynamics.StateVariable state : model.states()) {
            double initial = Values.of(
                    state.initial(), Values.of(model, dtMs, parameters, new double[0], new double[0], 0, 0, 0));
            if (initial != 0 && Math.abs(initial - rest) > CLOSE) {
                throw new IllegalArgumentException("its '" + state.name() + "' starts at " + initial + ", not at rest");
            }
        }
    }

    /** The time constants, resistance, rest and input weight; tells whether by Euler. */
    private static boolean integrate(
            Primitive primitive, LinearSystem x, double dtMs, Map<String, Double> named, Map<String, Double> fields) {
        if (!primitive.leaks()) {
            if (Math.abs(x.a()[0][0] - 1) > CLOSE || Math.abs(x.c()[0]) > CLOSE) {
                throw new IllegalArgumentException("it leaks");
            }
            fields.put("r", x.b()[0] / dtMs * 1000);
            return false;
        }
        boolean cuba = primitive.states() == 2;
        int v = cuba ? x.driven() : 0;
        double alpha = factor(x.a()[v][v]);
        String membrane = cuba ? "tau_mem" : "tau";
        Double known = named.getOrDefault(membrane, named.get("tau_mem"));
        boolean euler = known != null
                && Math.abs(dtMs / (1 - alpha) / known - 1) < Math.abs(-dtMs / Math.log(alpha) / known - 1);
        double gain = x.b()[v];
        if (cuba) {
            int i = 1 - v;
            double rho = factor(x.a()[i][i]);
            if (x.b()[i] == 0) {
                throw new IllegalArgumentException("its current takes up no input");
            }
            fields.put("tau_syn", tau(rho, dtMs, euler));
            fields.put("w_in", x.b()[i] / (1 - rho));
            gain /= x.b()[i];
        }
        fields.put(membrane, exact(tau(alpha, dtMs, euler), known));
        fields.put("r", gain / (1 - alpha));
        fields.put("v_leak", x.c()[v] / (1 - alpha));
        return euler;
    }

    private static double factor(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("its potential or current changes by a factor of " + alpha
                    + " in a tick, which no time constant gives");
        }
        return alpha;
    }

    private static double tau(double factor, double dtMs, boolean euler) {
        return euler ? dtMs / (1 - factor) : -dtMs / Math.log(factor);
    }

    private static double level(Dynamics model, double dtMs, ToDoubleFunction<String> parameters) {
        double[] none = new double[model.states().size()];
        return Values.of(
                model.threshold().orElseThrow().level(), Values.of(model, dtMs, parameters, none, none, 0, 0, 0));
    }

    private static double outputs(Dynamics model, double dtMs, ToDoubleFunction<String> parameters, double input) {
        return Values.of(model.output(), Values.of(model, dtMs, parameters, new double[0], new double[0], 0, 0, input));
    }

    /**
     * The potential from which the tick after a spike starts, whether the reset is immediate or part of the next
     * update: v[t+1] = α v_reset + c without input. It must not depend on where the neuron spiked.
     */
    private static double reset(
            Dynamics model, double dtMs, ToDoubleFunction<String> parameters, Step step, LinearSystem x) {
        int v = x.a().length == 2 ? x.driven() : 0;
        double level = level(model, dtMs, parameters);
        double one = after(level + 1, v, model, dtMs, parameters, step);
        double other = after(level + 3, v, model, dtMs, parameters, step);
        if (Math.abs(one - other) > CLOSE * (1 + Math.abs(one))) {
            throw new IllegalArgumentException("where it is after a spike depends on where it was");
        }
        return (one - x.c()[v]) / x.a()[v][v];
    }

    private static double after(
            double spikedAt, int v, Dynamics model, double dtMs, ToDoubleFunction<String> parameters, Step step) {
        double[] now = new double[model.states().size()];
        now[v] = spikedAt;
        double[] reset = now.clone();
        List<String> names =
                model.states().stream().map(Dynamics.StateVariable::name).toList();
        for (Dynamics.Reset r : model.resets()) {
            reset[names.indexOf(r.state())] =
                    Values.of(r.value(), Values.of(model, dtMs, parameters, now, now, 0, 1, 0));
        }
        return step.next(reset, 1, 0)[v];
    }

    /**
     * The neuron's own parameter where it is the same but for rounding, and else the value without rounding noise
     * around 0.
     */
    private static double exact(double value, Double named) {
        if (named != null && Math.abs(value - named) <= CLOSE * (1 + Math.abs(named))) {
            return named;
        }
        return Math.abs(value) < 1e-13 ? 0 : value;
    }
}
