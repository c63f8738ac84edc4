package org.ranvier.api.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ranvier.api.ApiStatus;

/** Builder of {@link Dynamics}, equation by equation. */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class DynamicsBuilder {

    private final String name;
    private final Map<String, Expr> initials = new LinkedHashMap<>();
    private final Map<String, Dynamics.Update> updates = new LinkedHashMap<>();
    private final List<String> inputs = new ArrayList<>();
    private final List<Dynamics.Reset> resets = new ArrayList<>();
    private int substeps = 1;
    private Dynamics.Threshold threshold;
    private Expr refractory;
    private Expr output;
    private ResponseKernel response;

    DynamicsBuilder(String name) {
        this.name = name;
    }

    /**
     * Declares a state that starts at 0.
     *
     * @param state the name, unique in the model
     * @return the state, whose update is still to be given
     * @throws IllegalArgumentException if the model has a state of that name
     */
    public State state(String state) {
        return state(state, Exprs.constant(0));
    }

    /**
     * Declares a state with an initial value over parameters and draws.
     *
     * @param state the name, unique in the model
     * @param initial the value before the first tick, over parameters and draws
     * @return the state, whose update is still to be given
     * @throws IllegalArgumentException if the model has a state of that name
     */
    public State state(String state, Expr initial) {
        Objects.requireNonNull(initial, "the start of a state");
        if (initials.put(Objects.requireNonNull(state, "the name of a state"), initial) != null) {
            throw new IllegalArgumentException("state '" + state + "' of " + name + " is declared twice");
        }
        return new State(this, state);
    }

    /** {@return the input of this tick: the sum of the currents of all projections} */
    public Expr input() {
        return input("current");
    }

    /**
     * {@return one of several inputs; a projection names the one it feeds}
     *
     * @param port the name of the input
     */
    public Expr input(String port) {
        if (!inputs.contains(port)) {
            inputs.add(port);
        }
        return Exprs.variable(new Symbol(Symbol.Kind.INPUT, port));
    }

    /** {@return the spike of the previous tick, 0 or 1} */
    public Expr previousSpike() {
        return Exprs.variable(Symbol.of(Symbol.Kind.SPIKE_PREVIOUS));
    }

    /** {@return the spike of this tick, 0 or 1, for resets and outputs} */
    public Expr spike() {
        return Exprs.variable(Symbol.of(Symbol.Kind.SPIKE));
    }

    /**
     * Integrates derivatives in n equal steps of dt/n a tick, for equations that are too fast or too steep for one.
     * Each step is the one that a tick of dt/n would make: all states that have a {@linkplain State#derivative(Expr)
     * derivative} move at once, from where the step before left them. Held over the tick are the inputs, the previous
     * spike, draws, and states that have a {@linkplain State#next(Expr) next} value, which move once;
     * {@link Exprs#dt()} remains the length of the tick. Threshold, resets and output follow the last step.
     *
     * <p>Gradients are those of all n steps. Time and code grow in proportion to n.
     *
     * @param n how many steps a tick has, at least 1; 1 without this call
     * @return this builder
     * @throws IllegalArgumentException if n is less than 1
     */
    public DynamicsBuilder substeps(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("a tick of " + name + " has at least one sub-step, not " + n);
        }
        substeps = n;
        return this;
    }

    /**
     * Spikes where the potential exceeds the level.
     *
     * @param potential what is compared, over updated states
     * @param level the threshold, over parameters and updated states
     * @return this builder
     */
    public DynamicsBuilder spikeAbove(Expr potential, Expr level) {
        threshold = new Dynamics.Threshold(potential, true, level);
        return this;
    }

    /**
     * Spikes where the potential reaches the level.
     *
     * @param potential what is compared, over updated states
     * @param level the threshold, over parameters and updated states
     * @return this builder
     */
    public DynamicsBuilder spikeAtOrAbove(Expr potential, Expr level) {
        threshold = new Dynamics.Threshold(potential, false, level);
        return this;
    }

    /**
     * Forbids further spikes for a time after each: ⌈duration / dt⌉ ticks are silent.
     *
     * @param durationMs the time in ms, over parameters
     * @return this builder
     */
    public DynamicsBuilder refractory(Expr durationMs) {
        refractory = Objects.requireNonNull(durationMs, "the refractory period");
        return this;
    }

    /**
     * Sets what is passed on; by default the spike, where there is a threshold.
     *
     * @param value the expression, over updated states and {@link #spike()}
     * @return this builder
     */
    public DynamicsBuilder output(Expr value) {
        output = Objects.requireNonNull(value, "the output");
        return this;
    }

    /**
     * Sets the response to one input spike in closed form, for event-driven use.
     *
     * @param kernel the response, which replaces states and updates where events drive the network
     * @return this builder
     */
    public DynamicsBuilder response(ResponseKernel kernel) {
        response = Objects.requireNonNull(kernel, "the response kernel");
        return this;
    }

    /**
     * {@return the finished dynamics} The compiler checks them and reports everything at once.
     *
     * @throws IllegalArgumentException if a state has no update, or the model has neither a threshold nor an output
     */
    public Dynamics build() {
        List<Dynamics.StateVariable> states = new ArrayList<>();
        initials.forEach((state, initial) -> {
            Dynamics.Update update = updates.get(state);
            if (update == null) {
                throw new IllegalArgumentException("state '" + state + "' of " + name + " has no update");
            }
            states.add(new Dynamics.StateVariable(state, initial, update));
        });
        if (output == null && threshold == null) {
            throw new IllegalArgumentException(name + " has neither a threshold nor an output");
        }
        return new Dynamics(
                name,
                states,
                substeps,
                inputs,
                Optional.ofNullable(threshold),
                resets,
                Optional.ofNullable(refractory),
                output == null ? spike() : output,
                Optional.ofNullable(response));
    }

    void update(String state, Dynamics.Update update) {
        if (updates.put(state, update) != null) {
            throw new IllegalArgumentException("state '" + state + "' of " + name + " has two updates");
        }
    }

    void addReset(String state, Expr value) {
        resets.add(new Dynamics.Reset(state, value));
    }
}
