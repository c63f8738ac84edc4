package org.ranvier.api.model;

import java.util.Optional;
import java.util.OptionalInt;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Component;
import org.ranvier.api.Range;
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

    /**
     * {@return a delay in ms as an expression of {@link #raw()}, the trained delay in ms, where the parametrisation
     * fits delays too; empty by default, where it does not} Delays that hardware keeps in a few bits are an example.
     *
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     * @param delays the delays allowed, in ms, with two finite ends; the expression stays within them for every trained
     *     number in them
     */
    default Optional<Expr> ofDelay(Settings settings, Range delays) {
        return Optional.empty();
    }

    /**
     * {@return whether a parameter of the schema is drawn anew before every step of training, uniform in [0, 1), and is
     * at its starting value otherwise, so also at inference and in checkpoints; false by default} Stochastic rounding
     * reads such a number.
     *
     * @param parameter the name of a parameter of the schema that is not trainable
     */
    default boolean redrawn(String parameter) {
        return false;
    }

    /**
     * {@return the number of bits in which a value can be stored once it is trained; empty by default, where it takes a
     * float}
     *
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     */
    default OptionalInt bits(Settings settings) {
        return OptionalInt.empty();
    }
}
