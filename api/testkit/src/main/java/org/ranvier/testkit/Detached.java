package org.ranvier.testkit;

import java.util.stream.Stream;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Expr;

/** Finds what an author detached, whose gradient is therefore no slope. */
final class Detached {

    private Detached() {}

    static boolean in(Dynamics dynamics) {
        Stream<Expr> updates = dynamics.states().stream().map(s -> switch (s.update()) {
            case Dynamics.Update.Next(Expr value) -> value;
            case Dynamics.Update.Derivative(Expr perMs) -> perMs;
        });
        Stream<Expr> resets = dynamics.resets().stream().map(Dynamics.Reset::value);
        return Stream.of(updates, resets, Stream.of(dynamics.output()))
                .flatMap(s -> s)
                .anyMatch(Detached::in);
    }

    static boolean in(Expr expr) {
        return expr.parts().stream()
                .anyMatch(part -> part instanceof Expr.Detach || part instanceof Expr.StraightThrough);
    }
}
