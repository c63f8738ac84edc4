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
        return expr.parts().stream()
                .anyMatch(part -> part instanceof Expr.Detach || part instanceof Expr.StraightThrough);
    }
}
