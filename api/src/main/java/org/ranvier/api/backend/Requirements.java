package org.ranvier.api.backend;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.ranvier.api.ApiStatus;

/**
 * Demands on a backend that a plan does not show: what a run asks of its {@link Program} and its {@link Session}
 * besides running a batch forward. Immutable; every {@code with…} returns a copy.
 *
 * <p>A later version may have further demands; a backend need not know of them, as each follows from a
 * {@link Capability} that it then does not claim.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class Requirements {

    private static final Requirements INFERENCE =
            new Requirements(false, false, false, false, false, Set.of(), Set.of());

    private final boolean gradients;
    private final boolean inputGradients;
    private final boolean activityGradients;
    private final boolean streaming;
    private final boolean measuredTimes;
    private final Set<String> rewired;
    private final Set<String> dormant;

    private Requirements(
            boolean gradients,
            boolean inputGradients,
            boolean activityGradients,
            boolean streaming,
            boolean measuredTimes,
            Set<String> rewired,
            Set<String> dormant) {
        this.gradients = gradients;
        this.inputGradients = inputGradients;
        this.activityGradients = activityGradients;
        this.streaming = streaming;
        this.measuredTimes = measuredTimes;
        this.rewired = rewired;
        this.dormant = dormant;
    }

    /**
     * Demands nothing but running batches forward, each in one advance.
     *
     * @return demands that every backend meets
     */
    public static Requirements inference() {
        return INFERENCE;
    }

    /**
     * Demands gradients of all trainable parameters, their clipping included, and optimiser updates.
     *
     * @return demands of ordinary training
     */
    public static Requirements training() {
        return INFERENCE.withGradients();
    }

    /**
     * Adds gradients of all trainable parameters.
     *
     * @return these and gradients
     */
    public Requirements withGradients() {
        return new Requirements(true, inputGradients, activityGradients, streaming, measuredTimes, rewired, dormant);
    }

    /**
     * Adds gradients of the input, {@link Session#inputGradient}; implies gradients.
     *
     * @return these and gradients of the input
     */
    public Requirements withInputGradients() {
        return new Requirements(true, true, activityGradients, streaming, measuredTimes, rewired, dormant);
    }

    /**
     * Adds gradients of spike counts, as penalties on activity have; implies gradients.
     *
     * @return these and gradients of spike counts
     */
    public Requirements withActivityGradients() {
        return new Requirements(true, inputGradients, true, streaming, measuredTimes, rewired, dormant);
    }

    /**
     * Adds several advances of one session.
     *
     * @return these and streaming
     */
    public Requirements withStreaming() {
        return new Requirements(gradients, inputGradients, activityGradients, true, measuredTimes, rewired, dormant);
    }

    /**
     * Adds gradients at spike times recorded elsewhere; implies gradients.
     *
     * @return these and gradients at given times
     */
    public Requirements withMeasuredTimes() {
        return new Requirements(true, inputGradients, activityGradients, streaming, true, rewired, dormant);
    }

    /**
     * Adds {@link Program#rewire} of a projection.
     *
     * @param projection the name of a projection
     * @return these and rewiring of the projection
     */
    public Requirements withRewiring(String projection) {
        return new Requirements(
                gradients,
                inputGradients,
                activityGradients,
                streaming,
                measuredTimes,
                with(rewired, projection),
                dormant);
    }

    /**
     * Adds {@link Session#dormantGradients} of a projection; implies gradients.
     *
     * @param projection the name of a projection
     * @return these and gradients of synapses that the projection lacks
     */
    public Requirements withDormantGradients(String projection) {
        return new Requirements(
                true, inputGradients, activityGradients, streaming, measuredTimes, rewired, with(dormant, projection));
    }

    /** {@return whether gradients of parameters are needed} */
    public boolean gradients() {
        return gradients;
    }

    /** {@return whether gradients of the input are needed} */
    public boolean inputGradients() {
        return inputGradients;
    }

    /** {@return whether gradients of spike counts are needed} */
    public boolean activityGradients() {
        return activityGradients;
    }

    /** {@return whether a session advances more than once} */
    public boolean streaming() {
        return streaming;
    }

    /** {@return whether gradients at spike times recorded elsewhere are needed} */
    public boolean measuredTimes() {
        return measuredTimes;
    }

    /** {@return the names of the projections whose synapses change between steps, in the order added} */
    public Set<String> rewired() {
        return rewired;
    }

    /** {@return the names of the projections of which gradients of missing synapses are needed, in the order added} */
    public Set<String> dormant() {
        return dormant;
    }

    private static Set<String> with(Set<String> names, String name) {
        Set<String> more = new LinkedHashSet<>(names);
        more.add(Objects.requireNonNull(name));
        return Collections.unmodifiableSet(more);
    }
}
