package org.ranvier.api.model;

import org.ranvier.api.ApiStatus;

/** State of dynamics that are being built: its previous value, its present value, and its update. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class State {

    private final DynamicsBuilder owner;
    private final String name;

    State(DynamicsBuilder owner, String name) {
        this.owner = owner;
        this.name = name;
    }

    /** {@return the value at the end of the previous tick, x[t−1]} */
    public Expr previous() {
        return Exprs.variable(new Symbol(Symbol.Kind.STATE_PREVIOUS, name));
    }

    /** {@return the value after this tick's update, before resets; for thresholds, resets and outputs} */
    public Expr now() {
        return Exprs.variable(new Symbol(Symbol.Kind.STATE, name));
    }

    /**
     * Defines x[t] directly.
     *
     * @param value x[t], over previous states, inputs and parameters
     * @return this state
     * @throws IllegalArgumentException if the state has an update already
     */
    public State next(Expr value) {
        owner.update(name, new Dynamics.Update.Next(value));
        return this;
    }

    /**
     * Defines dx/dt, per ms, over previous states. A tick makes one step of exponential Euler where dx/dt is linear in
     * x, of forward Euler elsewhere, or several: {@link DynamicsBuilder#substeps(int)}.
     *
     * @param perMs dx/dt, per ms, over previous states, inputs and parameters
     * @return this state
     * @throws IllegalArgumentException if the state has an update already
     */
    public State derivative(Expr perMs) {
        owner.update(name, new Dynamics.Update.Derivative(perMs));
        return this;
    }

    /**
     * Sets its value at the end of a tick, over updated values and {@link DynamicsBuilder#spike()}.
     *
     * @param value the value at the end of the tick
     * @return this state
     */
    public State reset(Expr value) {
        owner.addReset(name, value);
        return this;
    }
}
