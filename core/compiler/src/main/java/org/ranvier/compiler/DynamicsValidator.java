package org.ranvier.compiler;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.ranvier.api.Problem;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Symbol;
import org.ranvier.api.model.Symbol.Kind;

/** Finds everything that is wrong with a model, and where its author wrote it. */
final class DynamicsValidator {

    /**
     * Largest number of parts in the equations of a model: far more than any model needs, and few enough for every
     * backend.
     */
    private static final long LARGEST = 50_000;

    private static final Set<Kind> INITIAL = EnumSet.of(Kind.PARAMETER, Kind.DT);
    private static final Set<Kind> RESPONSE = EnumSet.of(Kind.PARAMETER);
    private static final Set<Kind> UPDATE =
            EnumSet.of(Kind.PARAMETER, Kind.DT, Kind.STATE_PREVIOUS, Kind.SPIKE_PREVIOUS, Kind.INPUT);
    private static final Set<Kind> THRESHOLD = with(UPDATE, Kind.STATE);
    private static final Set<Kind> AFTER_SPIKE = with(THRESHOLD, Kind.SPIKE);

    private final Dynamics dynamics;
    private final CompileContext context;
    private final Set<String> states = new TreeSet<>();
    private final List<Problem> problems = new ArrayList<>();

    private DynamicsValidator(Dynamics dynamics, CompileContext context) {
        this.dynamics = dynamics;
        this.context = context;
        dynamics.states().forEach(s -> states.add(s.name()));
    }

    static List<Problem> validate(Dynamics dynamics, CompileContext context) {
        DynamicsValidator validator = new DynamicsValidator(dynamics, context);
        validator.validate();
        return validator.problems;
    }

    private void validate() {
        checkSize();
        checkSubsteps();
        for (Dynamics.StateVariable state : dynamics.states()) {
            check("the start of " + state.name(), state.initial(), INITIAL);
            check("the update of " + state.name(), Expressions.of(state.update()), UPDATE);
        }
        dynamics.threshold().ifPresent(t -> {
            check("the threshold", t.potential(), THRESHOLD);
            check("the threshold", t.level(), THRESHOLD);
        });
        for (Dynamics.Reset reset : dynamics.resets()) {
            if (!states.contains(reset.state())) {
                report(
                        "the resets",
                        reset.value(),
                        "there is no state '" + reset.state() + "'",
                        "states are " + states);
            }
            check("the reset of " + reset.state(), reset.value(), AFTER_SPIKE);
        }
        dynamics.refractory().ifPresent(r -> check("the refractory period", r, INITIAL));
        check("the output", dynamics.output(), AFTER_SPIKE);
        dynamics.response().ifPresent(r -> Expressions.of(r).forEach(e -> check("the response kernel", e, RESPONSE)));
        if (dynamics.threshold().isEmpty()
                && (!dynamics.resets().isEmpty() || dynamics.refractory().isPresent())) {
            report(
                    "the model",
                    dynamics.output(),
                    "a reset or refractory period needs a threshold",
                    "add one with spikeAbove(…)");
        }
    }

    /** Counts a derivative once a sub-step, since it is computed as often. */
    private void checkSize() {
        long size = Expressions.of(dynamics).mapToLong(e -> e.parts().size()).sum();
        for (Dynamics.StateVariable state : dynamics.states()) {
            if (state.update() instanceof Dynamics.Update.Derivative(Expr perMs)) {
                size += (dynamics.substeps() - 1L) * perMs.parts().size();
            }
        }
        if (size > LARGEST) {
            report(
                    "the model",
                    dynamics.output(),
                    String.format(Locale.ROOT, "its equations have %,d parts, more than %,d", size, LARGEST),
                    "write fewer operations a tick, such as fewer sub-steps");
        }
    }

    private void checkSubsteps() {
        boolean integrated = dynamics.states().stream().anyMatch(s -> s.update() instanceof Dynamics.Update.Derivative);
        if (dynamics.substeps() > 1 && !integrated) {
            report(
                    "the model",
                    dynamics.output(),
                    "it has " + dynamics.substeps() + " sub-steps, but no state with a derivative to integrate",
                    "give a state a derivative(…), or remove substeps(…)");
        }
    }

    private void check(String part, Expr expr, Set<Kind> allowed) {
        expr.parts().forEach(e -> {
            if (e instanceof Expr.Variable v) {
                check(part, v, allowed);
            }
        });
    }

    private void check(String part, Expr.Variable variable, Set<Kind> allowed) {
        Symbol symbol = variable.symbol();
        if (!allowed.contains(symbol.kind())) {
            report(part, variable, "cannot read " + describe(symbol), remedy(symbol, allowed));
            return;
        }
        switch (symbol.kind()) {
            case PARAMETER -> {
                if (!context.parameters().contains(symbol.name())) {
                    report(
                            part,
                            variable,
                            "there is no parameter '" + symbol.name() + "'",
                            "declare it in the schema, which has " + new TreeSet<>(context.parameters()));
                }
            }
            case STATE, STATE_PREVIOUS -> {
                if (!states.contains(symbol.name())) {
                    report(part, variable, "there is no state '" + symbol.name() + "'", "states are " + states);
                }
            }
            case SPIKE, SPIKE_PREVIOUS -> {
                if (dynamics.threshold().isEmpty()) {
                    report(part, variable, "the model never spikes", "add a threshold with spikeAbove(…)");
                }
            }
            default -> {}
        }
    }

    private static String describe(Symbol symbol) {
        return switch (symbol.kind()) {
            case STATE -> "the updated value of '" + symbol.name() + "'";
            case STATE_PREVIOUS -> "the previous value of '" + symbol.name() + "'";
            case SPIKE -> "this tick's spike";
            case SPIKE_PREVIOUS -> "the previous spike";
            case INPUT -> "the input";
            default -> "'" + symbol + "', which belongs to another kind of model";
        };
    }

    private static String remedy(Symbol symbol, Set<Kind> allowed) {
        return switch (symbol.kind()) {
            case STATE ->
                allowed.contains(Kind.STATE_PREVIOUS)
                        ? "updates are simultaneous: read previous()"
                        : "only parameters and draws are known here";
            case SPIKE -> "read previousSpike(), or use a reset";
            default -> "only parameters and draws are known here";
        };
    }

    private void report(String part, Expr expr, String message, String remedy) {
        problems.add(Problem.plugin(
                context.plugin(),
                context.element() + " (" + dynamics.name() + ", " + expr.origin() + ")",
                "in " + part + ", " + ExprPrinter.print(expr) + ": " + message,
                remedy));
    }

    private static Set<Kind> with(Set<Kind> kinds, Kind more) {
        EnumSet<Kind> all = EnumSet.copyOf(kinds);
        all.add(more);
        return all;
    }
}
