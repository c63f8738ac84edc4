package org.ranvier.conformance;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Exprs;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.State;
import org.ranvier.api.model.Symbol;

/**
 * A neuron that hears a recording in place of its own spikes, wherever no gradient flows through them: on the inputs
 * {@link #NOW} and {@link #PREVIOUS}. What its gradient leaves out, its loss then leaves out too, and finite
 * differences of it are the detached gradient.
 *
 * @param neuron the neuron
 * @param resets whether all that hears a spike is detached, rather than only what the author detached
 */
record Frozen(Neuron neuron, boolean resets) implements Neuron {

    static final String NOW = "frozen";
    static final String PREVIOUS = "frozen_previous";

    @Override
    public String name() {
        return neuron.name();
    }

    @Override
    public String description() {
        return neuron.description();
    }

    @Override
    public Schema schema() {
        return neuron.schema();
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        Dynamics d = neuron.dynamics(settings);
        Freezing freezing = new Freezing();
        DynamicsBuilder same = Dynamics.define(d.name()).substeps(d.substeps());
        List.of(d.inputs().getFirst(), NOW, PREVIOUS).forEach(same::input);
        Map<String, State> states = new HashMap<>();
        d.states().forEach(s -> {
            State state = same.state(s.name(), s.initial());
            states.put(s.name(), state);
            switch (s.update()) {
                case Dynamics.Update.Next next -> state.next(freezing.frozen(next.value(), resets));
                case Dynamics.Update.Derivative derivative ->
                    state.derivative(freezing.frozen(derivative.perMs(), resets));
            }
        });
        d.threshold().ifPresent(t -> {
            if (t.strict()) {
                same.spikeAbove(t.potential(), t.level());
            } else {
                same.spikeAtOrAbove(t.potential(), t.level());
            }
        });
        d.resets().forEach(r -> states.get(r.state()).reset(freezing.frozen(r.value(), resets)));
        d.refractory().ifPresent(same::refractory);
        return same.output(d.output()).build();
    }

    /** Replaces spikes in expressions; what an expression shares, as sub-steps do, is replaced once. */
    private static final class Freezing {

        private final Map<Expr, Expr> attached = new IdentityHashMap<>();
        private final Map<Expr, Expr> detached = new IdentityHashMap<>();

        Expr frozen(Expr expr, boolean isDetached) {
            Map<Expr, Expr> known = isDetached ? detached : attached;
            Expr before = known.get(expr);
            if (before == null) {
                before = replaced(expr, isDetached);
                known.put(expr, before);
            }
            return before;
        }

        private Expr replaced(Expr expr, boolean isDetached) {
            return switch (expr) {
                case Expr.Detach d -> frozen(d.operand(), true);
                case Expr.Apply a ->
                    Exprs.apply(
                            a.op(),
                            a.operands().stream()
                                    .map(o -> frozen(o, isDetached))
                                    .toArray(Expr[]::new));
                case Expr.Variable v when isDetached && v.symbol().kind() == Symbol.Kind.SPIKE -> input(NOW);
                case Expr.Variable v
                when isDetached && v.symbol().kind() == Symbol.Kind.SPIKE_PREVIOUS -> input(PREVIOUS);
                case Expr.Variable v -> v;
                case Expr.Constant c -> c;
                case Expr.Draw d -> d;
                case Expr.StraightThrough s -> throw new IllegalArgumentException("no neuron is straight through");
            };
        }
    }

    private static Expr input(String port) {
        return Exprs.variable(new Symbol(Symbol.Kind.INPUT, port));
    }
}
