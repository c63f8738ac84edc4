package org.ranvier.api.backend;

import org.ranvier.api.ApiStatus;

/**
 * Features of networks and runs that a backend may support.
 *
 * <p>A backend names those that it has one by one, never as all or as the complement of some: a later version of the
 * api adds features, and a backend must not claim one that it was written without. Limits of size are no feature, see
 * {@link Refusal#ofLimit}.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public enum Capability {
    /** Gradients, not only forward. */
    TRAINING,
    /** Input values other than 0 and 1. */
    GRADED_INPUT,
    /** Loops. */
    RECURRENT,
    /** Lists of synapses rather than all to all. */
    SPARSE,
    /** Several synapses between one pair. */
    PARALLEL_SYNAPSES,
    /** Changing the list of synapses between steps. */
    REWIRING,
    /** Gradients of synapses that do not exist. */
    DORMANT_GRADIENTS,
    /** Batch normalisation. */
    BATCH_NORM,
    /** Dropout. */
    DROPOUT,
    /** Gradients of a loss that depends on spike counts, for penalties on activity. */
    ACTIVITY_GRADIENTS,
    /** Random draws in equations. */
    RANDOM_DRAWS,
    /** Several advances of one session. */
    STREAMING,
    /** Projections with an event rule. */
    EVENT_DRIVEN,
    /** Gradients at spike times recorded elsewhere. */
    MEASURED_TIMES
}
