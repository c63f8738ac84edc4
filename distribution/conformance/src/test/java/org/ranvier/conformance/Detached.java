package org.ranvier.conformance;

import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Neuron;

/** Finds gradients that a model stops on purpose. */
final class Detached {

    private Detached() {}

    /** Whether some expression of a neuron's updates is detached. */
    static boolean in(Variant<Neuron> neuron) {
        Dynamics dynamics = neuron.component().dynamics(neuron.chosen());
        return dynamics.states().stream()
                .anyMatch(s -> in(
                        switch (s.update()) {
                            case Dynamics.Update.Next(Expr value) -> value;
                            case Dynamics.Update.Derivative(Expr perMs) -> perMs;
                        }));
    }

    private static boolean in(Expr expr) {
        return switch (expr) {
            case Expr.Detach d -> true;
            case Expr.Apply a -> a.operands().stream().anyMatch(Detached::in);
            case Expr.StraightThrough s -> in(s.value()) || in(s.gradient());
            case Expr.Constant c -> false;
            case Expr.Variable v -> false;
            case Expr.Draw d -> false;
        };
    }
}
