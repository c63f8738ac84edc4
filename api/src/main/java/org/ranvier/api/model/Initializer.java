package org.ranvier.api.model;

import java.util.Optional;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;
import org.ranvier.api.Ticks;

/**
 * Contract of an initialiser: the initial value of parameters, an expression with draws, {@link #fanIn()} and
 * {@link #fanOut()}.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public interface Initializer extends Component {

    /**
     * {@return the initial value of one element}
     *
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     */
    Expr value(Settings settings);

    /**
     * {@return the initial value among multiples of a step, for an initialiser that draws evenly from an interval:
     * every multiple from one end to the other, both included, equally likely} Delays that stay what they are and act
     * at whole ticks start so. Empty where there is no such thing, or no multiple.
     *
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     * @param step the distance between neighbouring multiples, above 0
     */
    default Optional<Expr> multiples(Settings settings, double step) {
        return Optional.empty();
    }

    /**
     * {@return a draw among the multiples of a step in an interval, all equally likely; empty where there is none}
     * Within 10⁻⁹ steps of an end they belong to it.
     *
     * @param low the lower end, included
     * @param high the upper end, included
     * @param step the distance between neighbouring multiples, above 0
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

    /** {@return the number of incoming synapses of the postsynaptic neuron} */
    static Expr fanIn() {
        return Exprs.variable(Symbol.of(Symbol.Kind.FAN_IN));
    }

    /** {@return the number of outgoing synapses of the presynaptic neuron} */
    static Expr fanOut() {
        return Exprs.variable(Symbol.of(Symbol.Kind.FAN_OUT));
    }
}
