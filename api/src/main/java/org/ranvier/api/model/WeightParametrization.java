package org.ranvier.api.model;

import org.ranvier.api.ApiStatus;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;

/**
 * Contract of a weight parametrisation: an expression from the trained number θ to the weight used, such as sign ·
 * max(θ, 0) or a rounding with a straight-through gradient.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public interface WeightParametrization extends Component {

    /**
     * {@return the weight as an expression of {@link #raw()} and of parameters of the schema, see
     * {@link #perPresynapticNeuron}}
     *
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     */
    Expr effective(Settings settings);

    /** {@return the trained number θ} */
    static Expr raw() {
        return Exprs.variable(Symbol.of(Symbol.Kind.RAW));
    }

    /**
     * {@return whether a parameter of the schema belongs to the presynaptic neuron, one number of shape [pre] for all
     * its synapses, rather than to each synapse}
     *
     * @param parameter the name of a parameter of the schema
     */
    default boolean perPresynapticNeuron(String parameter) {
        return false;
    }

    /**
     * {@return whether the sign of a weight never changes, as Dale's law and DEEP R need}
     *
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     */
    default boolean signConstrained(Settings settings) {
        return false;
    }
}
