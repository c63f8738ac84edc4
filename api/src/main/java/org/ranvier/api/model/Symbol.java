package org.ranvier.api.model;

import java.util.Objects;
import org.ranvier.api.ApiStatus;

/**
 * Quantity that equations and lowered code read or write.
 *
 * @param kind what it is
 * @param name its name among its kind; empty where there is only one
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public record Symbol(Kind kind, String name) {

    /** Refuses a kind or a name that is null. */
    public Symbol {
        Objects.requireNonNull(kind, "the kind of a quantity");
        Objects.requireNonNull(name, "the name of a quantity");
    }

    /** Kinds of quantities. */
    public enum Kind {
        /** A per-element parameter, such as {@code tau_mem}. */
        PARAMETER,
        /** A value computed once from parameters, before the first tick. Made by the compiler. */
        COEFFICIENT,
        /** A state at the end of the previous tick. */
        STATE_PREVIOUS,
        /** A state after this tick's update. */
        STATE,
        /** The spike of the previous tick, 0 or 1. */
        SPIKE_PREVIOUS,
        /** The spike of this tick, 0 or 1. */
        SPIKE,
        /** The input of this tick. */
        INPUT,
        /** The output: what a neuron passes on, a synapse's current. */
        OUTPUT,
        /** The length of a tick in ms. */
        DT,
        /** A lag in ticks, in a delay kernel. */
        LAG,
        /** A delay in ticks, in a delay kernel. */
        DELAY,
        /** The value of a function: of a kernel, an initialiser, a parametrisation. */
        VALUE,
        /** The distance of the threshold quantity above its level, in a surrogate. */
        DISTANCE,
        /** The level of the threshold, in a surrogate. */
        LEVEL,
        /** The trained number itself, before its parametrisation. */
        RAW,
        /** The gradient of the loss, in an optimiser. */
        GRADIENT,
        /** A number that an optimiser keeps per element. */
        SLOT,
        /** A number that changes from step to step but is the same for all elements, such as a learning rate. */
        SCALAR,
        /** The number of incoming synapses of a neuron, in an initialiser. */
        FAN_IN,
        /** The number of outgoing synapses of a neuron, in an initialiser. */
        FAN_OUT,
        /** The derivative of the loss with respect to a parameter. */
        D_PARAMETER,
        /** The derivative of the loss with respect to a coefficient. */
        D_COEFFICIENT,
        /** The derivative of the loss with respect to a previous state. */
        D_STATE_PREVIOUS,
        /** The derivative of the loss with respect to a state at the end of this tick. */
        D_STATE,
        /** The derivative of the loss with respect to the previous spike. */
        D_SPIKE_PREVIOUS,
        /** The derivative of the loss with respect to this tick's spike. */
        D_SPIKE,
        /** The derivative of the loss with respect to an input. */
        D_INPUT,
        /** The derivative of the loss with respect to the output. */
        D_OUTPUT,
        /** The derivative of a function with respect to a delay in ticks. */
        D_DELAY,
        /** The derivative of the loss with respect to the effective value of a parametrised number. */
        D_VALUE,
        /** The derivative of the loss with respect to a raw number. */
        D_RAW
    }

    /**
     * {@return the only symbol of a kind}
     *
     * @param kind a kind that has one symbol only, such as {@link Kind#LAG}
     */
    public static Symbol of(Kind kind) {
        return new Symbol(kind, "");
    }

    @Override
    public String toString() {
        return name.isEmpty() ? kind.name().toLowerCase(java.util.Locale.ROOT) : name;
    }
}
