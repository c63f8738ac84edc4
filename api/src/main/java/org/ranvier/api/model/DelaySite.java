package org.ranvier.api.model;

import org.ranvier.api.ApiStatus;

/** Site of a delay: the axon, the dendrite or the synapse. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public enum DelaySite {
    /** The presynaptic neuron: one delay d_j for all its synapses; shape [pre]. */
    AXONAL,
    /** The postsynaptic neuron: one delay d_i for all its synapses; shape [post]. */
    DENDRITIC,
    /** Each synapse has its own delay d_ij; one per synapse. */
    SYNAPTIC
}
