package org.ranvier.training.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Exprs;
import org.ranvier.api.model.Symbol;

/** The quantities that a population may output instead of its neuron's default output. */
final class Outputs {

    private static final String SPIKE = "spike";

    private Outputs() {}

    static List<String> names(Dynamics dynamics) {
        List<String> names = new ArrayList<>();
        if (dynamics.threshold().isPresent()) {
            names.add(SPIKE);
        }
        dynamics.states().forEach(s -> names.add(s.name()));
        return names;
    }

    /** The spike, or a state after its update. */
    static Optional<Expr> of(Dynamics dynamics, String name) {
        if (!names(dynamics).contains(name)) {
            return Optional.empty();
        }
        return Optional.of(Exprs.variable(
                name.equals(SPIKE) ? Symbol.of(Symbol.Kind.SPIKE) : new Symbol(Symbol.Kind.STATE, name)));
    }
}
