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

    /** Returns the value at the end of the previous tick, x[t−1]. */
    public Expr previous() {
        return Exprs.variable(new Symbol(Symbol.Kind.STATE_PREVIOUS, name));
    }

    /** Returns the value after this tick's update, before resets; for thresholds, resets and outputs. */
    public Expr now() {
        return Exprs.variable(new Symbol(Symbol.Kind.STATE, name));
    }

    /** Defines x[t] directly. */
    public State next(Expr value) {
        owner.update(name, new Dynamics.Update.Next(value));
        return this;
    }

    /**
     * Defines dx/dt, per ms, over previous states. A tick makes one step of exponential Euler where dx/dt is linear in
     * x, of forward Euler elsewhere, or several: {@link DynamicsBuilder#substeps(int)}.
     */
    public State derivative(Expr perMs) {
        owner.update(name, new Dynamics.Update.Derivative(perMs));
        return this;
    }

    /** Sets its value at the end of a tick, over updated values and {@link DynamicsBuilder#spike()}. */
    public State reset(Expr value) {
        owner.addReset(name, value);
        return this;
    }
}
