package org.ranvier.api.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The dynamics of one neuron, or of one post-synaptic current, as equations.
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
 *
 * @param name the model's name, for messages
 * @param states the states with their initial values and updates
 * @param inputs the names of the inputs; a neuron usually has one, {@code "current"}
 * @param threshold when it spikes, if it does
 * @param resets what a spike does at once, if anything
 * @param refractory how long no further spike is possible, in ms
 * @param output what is passed on
 * @param response the response kernel, for event-driven use
 */
public record Dynamics(
        String name,
        List<StateVariable> states,
        List<String> inputs,
        Optional<Threshold> threshold,
        List<Reset> resets,
        Optional<Expr> refractory,
        Expr output,
        Optional<ResponseKernel> response) {

    public Dynamics {
        Objects.requireNonNull(name, "the name of the dynamics");
        Objects.requireNonNull(threshold, "the threshold");
        Objects.requireNonNull(refractory, "the refractory period");
        Objects.requireNonNull(output, "the output");
        Objects.requireNonNull(response, "the response kernel");
        states = List.copyOf(states);
        inputs = List.copyOf(inputs);
        resets = List.copyOf(resets);
    }

    /** How a state goes on from tick to tick. */
    public sealed interface Update {

        /** The next value itself. */
        record Next(Expr value) implements Update {
            public Next {
                Objects.requireNonNull(value, "the next value of a state");
            }
        }

        /** The time derivative, per ms; the compiler chooses the integration and reports which. */
        record Derivative(Expr perMs) implements Update {
            public Derivative {
                Objects.requireNonNull(perMs, "the derivative of a state");
            }
        }
    }

    /**
     * One state.
     *
     * @param name its name
     * @param initial its value before the first tick, over parameters and draws
     * @param update how it goes on
     */
    public record StateVariable(String name, Expr initial, Update update) {
        public StateVariable {
            Objects.requireNonNull(name, "the name of a state");
            Objects.requireNonNull(initial, "the start of a state");
            Objects.requireNonNull(update, "the update of a state");
        }
    }

    /**
     * When a neuron spikes.
     *
     * @param potential what is compared
     * @param strict whether it must exceed the level (&gt;) rather than reach it (≥)
     * @param level the threshold
     */
    public record Threshold(Expr potential, boolean strict, Expr level) {
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
        public Reset {
            Objects.requireNonNull(state, "the state that is reset");
            Objects.requireNonNull(value, "the value after a reset");
        }
    }

    /** Starts the definition of a model. */
    public static DynamicsBuilder define(String name) {
        return new DynamicsBuilder(name);
    }
}
