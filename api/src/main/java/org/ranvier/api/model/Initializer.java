package org.ranvier.api.model;

import org.ranvier.api.Component;
import org.ranvier.api.Settings;

/** Where parameters start: an expression with draws, {@link #fanIn()} and {@link #fanOut()}. */
public interface Initializer extends Component {

    /** The starting value of one element. */
    Expr value(Settings settings);

    /** The number of incoming synapses of the postsynaptic neuron. */
    static Expr fanIn() {
        return Maths.variable(Symbol.of(Symbol.Kind.FAN_IN));
    }

    /** The number of outgoing synapses of the presynaptic neuron. */
    static Expr fanOut() {
        return Maths.variable(Symbol.of(Symbol.Kind.FAN_OUT));
    }
}
