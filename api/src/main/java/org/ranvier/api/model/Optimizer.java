package org.ranvier.api.model;

import java.util.List;
import java.util.Objects;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;

/** An element-wise update of trained numbers from their gradients. */
public interface Optimizer extends Component {

    /** The rule. */
    Rule rule(Settings settings);

    /**
     * New values of the number and of the slots kept beside it, all computed from the old ones.
     *
     * <p>Example (SGD): value = raw − rate · gradient, no slots.
     *
     * @param slots what is kept per element, starting at 0
     * @param value the number's new value
     */
    record Rule(List<Slot> slots, Expr value) {
        public Rule {
            slots = List.copyOf(slots);
            Objects.requireNonNull(value, "the new value");
        }
    }

    /**
     * A number kept per element.
     *
     * @param name its name, as it appears in checkpoints
     * @param next its new value
     */
    record Slot(String name, Expr next) {
        public Slot {
            Objects.requireNonNull(name, "the name of a slot");
            Objects.requireNonNull(next, "the next value of a slot");
        }
    }

    /** The number before the update. */
    static Expr raw() {
        return Exprs.variable(Symbol.of(Symbol.Kind.RAW));
    }

    /** The gradient of the loss, regularisers included. */
    static Expr gradient() {
        return Exprs.variable(Symbol.of(Symbol.Kind.GRADIENT));
    }

    /** The old value of a slot. */
    static Expr slot(String name) {
        return Exprs.variable(new Symbol(Symbol.Kind.SLOT, name));
    }

    /** The learning rate of this step. */
    static Expr rate() {
        return Exprs.variable(new Symbol(Symbol.Kind.SCALAR, "rate"));
    }

    /** The number of this step, from 1. */
    static Expr step() {
        return Exprs.variable(new Symbol(Symbol.Kind.SCALAR, "step"));
    }
}
