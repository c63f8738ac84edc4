package org.ranvier.compiler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.compiler.ir.CodeEmitter;
import org.ranvier.compiler.ir.Differentiator;
import org.ranvier.compiler.ir.ExprLowering;
import org.ranvier.compiler.ir.IrNode;
import org.ranvier.compiler.ir.Values;

/**
 * Slope of a step in the state's previous value, ∂x[t]/∂x[t−1], as a function of the length of a tick; with sub-steps,
 * that of the first of them. Where that is 1 + a·dt the step is one of forward Euler, whoever wrote it, and changes the
 * sign of the state where 1 + a·dt &lt; 0.
 *
 * @param state the state
 * @param slope stores VALUE, from PARAMETER, DT, STATE_PREVIOUS and INPUT
 * @param initial stores the initial STATE of all states, from PARAMETER and DT
 */
public record EulerStep(String state, ScalarCode slope, ScalarCode initial) {

    private static final double TOLERANCE = 1e-9;

    /** The steps of all states that may be such. */
    static List<EulerStep> of(Dynamics dynamics, CompileContext context) {
        List<EulerStep> steps = new ArrayList<>();
        ScalarCode initial = initial(dynamics, context);
        for (Dynamics.StateVariable state : dynamics.states()) {
            Values values = new Values();
            int x = values.load(Symbol.Kind.STATE_PREVIOUS, state.name());
            ExprLowering lowering = new ExprLowering(
                    values,
                    context.element(),
                    symbol -> symbol.kind() == Symbol.Kind.SPIKE_PREVIOUS ? (Integer) values.constant(0) : null);
            int next = switch (state.update()) {
                case Dynamics.Update.Next(var value) -> lowering.lower(value);
                case Dynamics.Update.Derivative derivative ->
                    new Discretizer(
                                    values,
                                    () -> values.div(
                                            values.load(Symbol.of(Symbol.Kind.DT)),
                                            values.constant(dynamics.substeps())))
                            .step(state, derivative, lowering)
                            .next();
            };
            int slope = Differentiator.gradient(values, Map.of(next, values.constant(1)), Set.of(x))
                    .get(x);
            if (values.dependents(
                            node -> node instanceof IrNode.Load(Symbol symbol) && symbol.kind() == Symbol.Kind.DT)[
                    slope]) {
                steps.add(new EulerStep(
                        state.name(), CodeEmitter.emit(values, Map.of(Symbol.of(Symbol.Kind.VALUE), slope)), initial));
            }
        }
        return steps;
    }

    private static ScalarCode initial(Dynamics dynamics, CompileContext context) {
        Values values = new Values();
        ExprLowering lowering = new ExprLowering(values, context.element(), _ -> null);
        Map<Symbol, Integer> stores = new LinkedHashMap<>();
        dynamics.states()
                .forEach(s -> stores.put(new Symbol(Symbol.Kind.STATE, s.name()), lowering.lower(s.initial())));
        return CodeEmitter.emit(values, stores);
    }

    /** The parameters that the factor depends on. */
    public Set<String> parameters() {
        return Expressions.parametersRead(slope);
    }

    /** Returns all parameters, with those on which initial states depend. */
    public Set<String> allParameters() {
        Set<String> names = new TreeSet<>(parameters());
        names.addAll(Expressions.parametersRead(initial));
        return names;
    }

    /**
     * The factor 1 + a·dt, at the initial state and without input; empty where the step is of another form.
     *
     * @param parameter the value of a parameter
     */
    public OptionalDouble factor(double dtMs, ToDoubleFunction<String> parameter) {
        double none = slope(0, parameter);
        double half = slope(dtMs / 2, parameter);
        double whole = slope(dtMs, parameter);
        double error = TOLERANCE * (1 + Math.abs(whole));
        boolean euler = Math.abs(none - 1) <= error && Math.abs(whole - 1 - 2 * (half - 1)) <= error;
        return euler ? OptionalDouble.of(whole) : OptionalDouble.empty();
    }

    private double slope(double dtMs, ToDoubleFunction<String> parameter) {
        Map<String, Double> states = new LinkedHashMap<>();
        double[] starts =
                initial.evaluate(symbol -> read(symbol, dtMs, parameter, states), draw -> draw.normal() ? 0 : 0.5);
        for (int n = 0; n < starts.length; n++) {
            states.put(initial.stores().get(n).symbol().name(), starts[n]);
        }
        return slope.evaluate(symbol -> read(symbol, dtMs, parameter, states), draw -> draw.normal() ? 0 : 0.5)[0];
    }

    private static double read(
            Symbol symbol, double dtMs, ToDoubleFunction<String> parameter, Map<String, Double> states) {
        return switch (symbol.kind()) {
            case PARAMETER -> parameter.applyAsDouble(symbol.name());
            case DT -> dtMs;
            case STATE_PREVIOUS -> states.getOrDefault(symbol.name(), 0.0);
            default -> 0;
        };
    }
}
