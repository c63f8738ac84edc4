package org.ranvier.api;

/**
 * Anything a plugin contributes: a neuron, a synapse, a delay learner, an encoder, a backend and so on.
 *
 * <p>Components are stateless factories found with {@link java.util.ServiceLoader}; a plugin's {@code module-info} has
 * one {@code provides} clause per contract. The version of a component is that of its plugin.
 */
public interface Component {

    /** The word that selects this component in an experiment, such as {@code "lif"}: lower case, digits and hyphens. */
    String name();

    /** One line for listings. */
    String description();

    /** What can be set, with units, ranges, defaults and documentation; validation and help are derived from it. */
    default Schema schema() {
        return Schema.EMPTY;
    }
}
