package org.ranvier.api.model;

import java.util.Optional;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;
import org.ranvier.api.Ticks;

/** Where parameters start: an expression with draws, {@link #fanIn()} and {@link #fanOut()}. */
public interface Initializer extends Component {

    /** The starting value of one element. */
    Expr value(Settings settings);

    /**
     * The same among multiples of a step, where it draws evenly from an interval: every multiple from one end to the
     * other, both included, equally likely. Delays that stay what they are and act at whole ticks start so. Empty where
     * there is no such thing, or no multiple.
     */
    default Optional<Expr> multiples(Settings settings, double step) {
        return Optional.empty();
    }

    /**
     * Draws a multiple of a step from an interval, all equally likely; empty where there is none. Within 10⁻⁹ steps of
     * an end they belong to it.
     */
    static Optional<Expr> multiples(double low, double high, double step) {
        double first = Math.ceil(Ticks.of(low, step));
        double count = Math.floor(Ticks.of(high, step)) - first + 1;
        return count > 0
                ? Optional.of(Exprs.floor(Exprs.uniform("element").times(count))
                        .plus(first)
                        .times(step))
                : Optional.empty();
    }

    /** The number of incoming synapses of the postsynaptic neuron. */
    static Expr fanIn() {
        return Exprs.variable(Symbol.of(Symbol.Kind.FAN_IN));
    }

    /** The number of outgoing synapses of the presynaptic neuron. */
    static Expr fanOut() {
        return Exprs.variable(Symbol.of(Symbol.Kind.FAN_OUT));
    }
}
