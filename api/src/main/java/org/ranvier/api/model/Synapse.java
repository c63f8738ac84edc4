package org.ranvier.api.model;

import org.ranvier.api.ApiStatus;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;

/**
 * Contract of a synapse model: how the weighted and delayed spikes that arrive in a tick become a post-synaptic
 * current.
 *
 * <p>The dynamics have one input, x_i[t] = Σ_j w_ij Σ_k K(k; d_ij) s_j[t−k], no threshold, and the current as output.
 * As they are linear in x for all common synapses, one set of states per postsynaptic neuron and projection suffices.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public interface Synapse extends Component {

    /**
     * {@return the equations}
     *
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     */
    Dynamics dynamics(Settings settings);
}
