package org.ranvier.api;

/**
 * Contribution of a plugin: a neuron, a synapse, a delay learner, an encoder, a backend and so on.
 *
 * <p>Components are stateless factories found with {@link java.util.ServiceLoader}; a plugin's {@code module-info} has
 * one {@code provides} clause per contract. The version of a component is that of its plugin.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public interface Component {

    /**
     * {@return the word that selects this component in an experiment, such as {@code "lif"}: lower case, digits and
     * hyphens}
     */
    String name();

    /** {@return a description of one line, for listings} */
    String description();

    /**
     * {@return the settings with units, ranges, defaults and documentation, from which validation and help are derived}
     */
    default Schema schema() {
        return Schema.EMPTY;
    }
}
