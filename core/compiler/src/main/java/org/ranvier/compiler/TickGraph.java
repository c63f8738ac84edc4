package org.ranvier.compiler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Op;
import org.ranvier.api.model.Symbol;
import org.ranvier.compiler.ir.ExprLowering;
import org.ranvier.compiler.ir.Substitution;
import org.ranvier.compiler.ir.Values;

/**
 * A tick of a model as nodes: updates, threshold, resets, output, in the order of docs/semantics.md.
 *
 * @param values all nodes
 * @param states for each state the node of its value at the end of the tick
 * @param spike the node of the spike, or −1
 * @param output the node of the output
 * @param notes what was chosen
 */
record TickGraph(Values values, Map<String, Integer> states, int spike, int output, List<String> notes) {

    /** The state that counts down the ticks of a refractory period. */
    static final String REFRACTORY = "refractory_ticks";
    /** Relative error of a duration in single precision. */
    private static final double ROUNDING = 1e-6;

    static TickGraph build(Dynamics dynamics, CompileContext context) {
        return new Builder(dynamics, context).build();
    }

    /** The names of all states, those that the compiler adds included. */
    static List<String> stateNames(Dynamics dynamics) {
        List<String> names = new ArrayList<>(
                dynamics.states().stream().map(Dynamics.StateVariable::name).toList());
        if (dynamics.refractory().isPresent()) {
            names.add(REFRACTORY);
        }
        return names;
    }

    private static final class Builder {

        private final Dynamics dynamics;
        private final CompileContext context;
        private final Values values = new Values();
        private final Map<String, Integer> updated = new LinkedHashMap<>();
        private final List<String> notes = new ArrayList<>();

        Builder(Dynamics dynamics, CompileContext context) {
            this.dynamics = dynamics;
            this.context = context;
        }

        TickGraph build() {
            update();
            int spike = dynamics.threshold().map(this::spike).orElse(-1);
            int heard = context.detachReset() && spike >= 0 ? values.detach(spike) : spike;
            ExprLowering afterSpike = lowering(s -> ofUpdated(s, heard));
            Map<String, Integer> states = new LinkedHashMap<>(updated);
            dynamics.resets().forEach(reset -> states.put(reset.state(), afterSpike.lower(reset.value())));
            int output = lowering(s -> ofUpdated(s, spike)).lower(dynamics.output());
            return new TickGraph(values, states, spike, output, notes);
        }

        private void update() {
            ExprLowering lowering = lowering(this::ofPrevious);
            Discretizer discretizer =
                    new Discretizer(values, () -> values.constant(context.dtMs() / dynamics.substeps()));
            Map<Symbol, Integer> integrated = new LinkedHashMap<>();
            for (Dynamics.StateVariable state : dynamics.states()) {
                switch (state.update()) {
                    case Dynamics.Update.Next(Expr value) -> updated.put(state.name(), lowering.lower(value));
                    case Dynamics.Update.Derivative d -> {
                        Discretizer.Step step = discretizer.step(state, d, lowering);
                        updated.put(state.name(), step.next());
                        integrated.put(new Symbol(Symbol.Kind.STATE_PREVIOUS, state.name()), step.next());
                        notes.add(state.name() + ": " + inSubsteps() + step.method());
                    }
                }
            }
            repeat(integrated);
            dynamics.refractory().ifPresent(duration -> updated.put(REFRACTORY, countDown(lowering.lower(duration))));
        }

        /**
         * Repeats the first sub-step until the tick is over, each from where the one before left all states.
         *
         * @param first for each state that has a derivative its node after the first sub-step
         */
        private void repeat(Map<Symbol, Integer> first) {
            Map<Symbol, Integer> reached = first;
            for (int step = 1; step < dynamics.substeps(); step++) {
                reached = Substitution.of(values, first, reached);
            }
            reached.forEach((symbol, node) -> updated.put(symbol.name(), node));
        }

        private String inSubsteps() {
            return dynamics.substeps() == 1 ? "" : dynamics.substeps() + " sub-steps a tick, each of ";
        }

        /**
         * ⌈duration/dt⌉ after a spike, then one less every tick. Rounding leaves 2.1/0.3 just above 7, and 0.3 in
         * single precision well above 3 ticks of 0.1: a millionth more than whole ticks is no further tick, on any
         * backend.
         */
        private int countDown(int durationMs) {
            Values v = values;
            int quotient = v.sub(v.div(durationMs, v.constant(context.dtMs() * (1 + ROUNDING))), v.constant(1e-9));
            int ticks = v.apply(Op.NEG, v.apply(Op.FLOOR, v.apply(Op.NEG, quotient)));
            int left = v.load(Symbol.Kind.STATE_PREVIOUS, REFRACTORY);
            int less = v.apply(Op.MAX, v.sub(left, v.constant(1)), v.constant(0));
            int spiked = v.apply(Op.GREATER, v.load(Symbol.of(Symbol.Kind.SPIKE_PREVIOUS)), v.constant(0.5));
            return v.apply(Op.SELECT, spiked, ticks, less);
        }

        private int spike(Dynamics.Threshold threshold) {
            ExprLowering lowering = lowering(s -> ofUpdated(s, -1));
            int potential = lowering.lower(threshold.potential());
            int level = lowering.lower(threshold.level());
            int distance = values.sub(potential, level);
            ExprLowering surrogate = lowering(s -> switch (s.kind()) {
                case DISTANCE -> distance;
                case LEVEL -> level;
                default -> null;
            });
            int derivative = surrogate.lower(context.spike().derivative());
            int crossed = context.spike().smooth()
                    ? surrogate.lower(context.spike().smoothStep())
                    : values.apply(threshold.strict() ? Op.GREATER : Op.GREATER_EQUAL, potential, level);
            int spike = values.spike(crossed, distance, derivative);
            if (dynamics.refractory().isEmpty()) {
                return spike;
            }
            int waiting = values.apply(Op.GREATER, updated.get(REFRACTORY), values.constant(0));
            return values.apply(Op.SELECT, waiting, values.constant(0), spike);
        }

        private Integer ofPrevious(Symbol symbol) {
            return switch (symbol.kind()) {
                case DT -> (Integer) values.constant(context.dtMs());
                case SPIKE_PREVIOUS -> {
                    int spike = values.load(symbol);
                    yield context.detachReset() ? (Integer) values.detach(spike) : (Integer) spike;
                }
                default -> null;
            };
        }

        private Integer ofUpdated(Symbol symbol, int spike) {
            return switch (symbol.kind()) {
                case STATE -> updated.get(symbol.name());
                case SPIKE -> (Integer) spike;
                default -> ofPrevious(symbol);
            };
        }

        private ExprLowering lowering(Function<Symbol, Integer> environment) {
            return new ExprLowering(values, context.element(), environment);
        }
    }
}
