package org.ranvier.api.model;

import org.ranvier.api.ApiStatus;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;

/** Contract of connectivity: which neurons are connected at the start. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public interface Connectivity extends Component {

    /**
     * {@return the synapses between two populations}
     *
     * @param settings the settings
     * @param pre the number of presynaptic neurons
     * @param post the number of postsynaptic neurons
     * @param seed for random connectivity; draws use {@link org.ranvier.api.Philox} with this seed and stream
     * @param stream distinguishes projections
     */
    SynapseList connect(Settings settings, int pre, int post, long seed, int stream);
}
