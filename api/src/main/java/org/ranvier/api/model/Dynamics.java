package org.ranvier.api.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ranvier.api.ApiStatus;

/**
 * Dynamics of one neuron, or of one post-synaptic current, as equations.
 *
 * <p>Within a tick t, in this order (docs/semantics.md):
 *
 * <ol>
 *   <li>every state is updated simultaneously from the <em>previous</em> states, this tick's inputs and the neuron's
 *       own previous spike;
 *   <li>the spike of this tick is s[t] = [potential > level] or [potential ≥ level];
 *   <li>the resets, if any, replace states simultaneously, reading the updated states and this tick's spike; these are
 *       the states that the next tick sees as previous and that recordings show;
 *   <li>the output is computed: the spike, or any expression of the updated states (after reset: of {@link State#now()}
 *       as the update left them, before resets) and inputs.
 * </ol>
 *
 * <p>Make one with {@link #define(String)}.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class Dynamics {
    private final String name;
    private final List<StateVariable> states;
    private final int substeps;
    private final List<String> inputs;
    private final Optional<Threshold> threshold;
    private final List<Reset> resets;
    private final Optional<Expr> refractory;
    private final Expr output;
    private final Optional<ResponseKernel> response;

    Dynamics(
            String name,
            List<StateVariable> states,
            int substeps,
            List<String> inputs,
            Optional<Threshold> threshold,
            List<Reset> resets,
            Optional<Expr> refractory,
            Expr output,
            Optional<ResponseKernel> response) {
        Objects.requireNonNull(name, "the name of the dynamics");
        Objects.requireNonNull(threshold, "the threshold");
        Objects.requireNonNull(refractory, "the refractory period");
        Objects.requireNonNull(output, "the output");
        Objects.requireNonNull(response, "the response kernel");
        states = List.copyOf(states);
        inputs = List.copyOf(inputs);
        resets = List.copyOf(resets);

        this.name = name;
        this.states = states;
        this.substeps = substeps;
        this.inputs = inputs;
        this.threshold = threshold;
        this.resets = resets;
        this.refractory = refractory;
        this.output = output;
        this.response = response;
    }

    /** Update of a state from tick to tick. */
    public sealed interface Update {

        /**
         * The next value itself.
         *
         * @param value x[t], over previous states, inputs and parameters
         */
        record Next(Expr value) implements Update {
            /** Refuses a value that is null. */
            public Next {
                Objects.requireNonNull(value, "the next value of a state");
            }
        }

        /**
         * The time derivative, per ms; the compiler chooses the integration and reports which.
         *
         * @param perMs dx/dt, over previous states, inputs and parameters
         */
        record Derivative(Expr perMs) implements Update {
            /** Refuses a derivative that is null. */
            public Derivative {
                Objects.requireNonNull(perMs, "the derivative of a state");
            }
        }
    }

    /**
     * State with its initial value and update.
     *
     * @param name its name
     * @param initial its value before the first tick, over parameters and draws
     * @param update how it goes on
     */
    public record StateVariable(String name, Expr initial, Update update) {
        /** Refuses components that are null. */
        public StateVariable {
            Objects.requireNonNull(name, "the name of a state");
            Objects.requireNonNull(initial, "the start of a state");
            Objects.requireNonNull(update, "the update of a state");
        }
    }

    /**
     * Condition for a spike.
     *
     * @param potential what is compared
     * @param strict whether it must exceed the level (&gt;) rather than reach it (≥)
     * @param level the threshold
     */
    public record Threshold(Expr potential, boolean strict, Expr level) {
        /** Refuses expressions that are null. */
        public Threshold {
            Objects.requireNonNull(potential, "the potential that is compared with the threshold");
            Objects.requireNonNull(level, "the threshold");
        }
    }

    /**
     * A state's value at the end of a tick, as a function of its updated value and the spike.
     *
     * @param state the state replaced
     * @param value its new value
     */
    public record Reset(String state, Expr value) {
        /** Refuses components that are null. */
        public Reset {
            Objects.requireNonNull(state, "the state that is reset");
            Objects.requireNonNull(value, "the value after a reset");
        }
    }

    /**
     * Replaces the expression that is passed on.
     *
     * @param output the expression, over updated states and the spike
     * @return dynamics with this output, otherwise equal to these
     */
    public Dynamics withOutput(Expr output) {
        return new Dynamics(name, states, substeps, inputs, threshold, resets, refractory, output, response);
    }

    /**
     * Starts the definition of a model.
     *
     * @param name the name of the model, for messages
     * @return a builder without states
     */
    public static DynamicsBuilder define(String name) {
        return new DynamicsBuilder(name);
    }

    /** {@return the model's name, for messages} */
    public String name() {
        return name;
    }

    /** {@return the states with their initial values and updates} */
    public List<StateVariable> states() {
        return states;
    }

    /**
     * {@return in how many equal steps a tick integrates derivatives, at least 1; see
     * {@link DynamicsBuilder#substeps(int)}}
     */
    public int substeps() {
        return substeps;
    }

    /** {@return the names of the inputs; a neuron usually has one, {@code "current"}} */
    public List<String> inputs() {
        return inputs;
    }

    /** {@return the condition for a spike; empty for dynamics that do not spike} */
    public Optional<Threshold> threshold() {
        return threshold;
    }

    /** {@return what a spike does at once, if anything} */
    public List<Reset> resets() {
        return resets;
    }

    /** {@return how long no further spike is possible, in ms} */
    public Optional<Expr> refractory() {
        return refractory;
    }

    /** {@return the expression that is passed on} */
    public Expr output() {
        return output;
    }

    /** {@return the response kernel, for event-driven use} */
    public Optional<ResponseKernel> response() {
        return response;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dynamics that
                && java.util.Objects.equals(name, that.name)
                && java.util.Objects.equals(states, that.states)
                && substeps == that.substeps
                && java.util.Objects.equals(inputs, that.inputs)
                && java.util.Objects.equals(threshold, that.threshold)
                && java.util.Objects.equals(resets, that.resets)
                && java.util.Objects.equals(refractory, that.refractory)
                && java.util.Objects.equals(output, that.output)
                && java.util.Objects.equals(response, that.response);
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hash(name, states, substeps, inputs, threshold, resets, refractory, output, response);
    }

    @Override
    public String toString() {
        return "Dynamics[name=" + name + ", states=" + states + ", substeps=" + substeps + ", inputs=" + inputs
                + ", threshold=" + threshold
                + ", resets=" + resets + ", refractory=" + refractory + ", output=" + output + ", response=" + response
                + "]";
    }
}
