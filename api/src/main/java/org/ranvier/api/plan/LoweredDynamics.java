package org.ranvier.api.plan;

import java.util.List;
import org.ranvier.api.ApiStatus;

/**
 * Discrete step of one neuron or one post-synaptic current, forward and backward.
 *
 * <p>All codes are element-wise. What each reads (→) and writes:
 *
 * <ul>
 *   <li>{@code setup}, once per neuron before the first tick: PARAMETER → COEFFICIENT;
 *   <li>{@code initial}, once per sample and neuron: PARAMETER, draws → STATE;
 *   <li>{@code forward}, every tick: COEFFICIENT, STATE_PREVIOUS, SPIKE_PREVIOUS, INPUT, draws → STATE, SPIKE (where it
 *       spikes), OUTPUT;
 *   <li>{@code backward}, every tick in reverse: all that {@code forward} reads, and D_STATE, D_SPIKE, D_OUTPUT →
 *       D_STATE_PREVIOUS, D_SPIKE_PREVIOUS, D_INPUT, D_COEFFICIENT (to be added up over samples and ticks). D_SPIKE is
 *       what the next tick's D_SPIKE_PREVIOUS asked for;
 *   <li>{@code initialBackward}, once per sample and neuron: PARAMETER, draws, D_STATE → D_PARAMETER (to be added up);
 *   <li>{@code setupBackward}, once per neuron: PARAMETER, D_COEFFICIENT → D_PARAMETER (to be added).
 * </ul>
 *
 * @param name the model's name, for messages
 * @param states the states
 * @param inputs the input ports
 * @param coefficients the values that {@code setup} makes
 * @param spiking whether it has a threshold
 * @param outputIsSpike whether OUTPUT is SPIKE itself
 * @param random whether a tick draws random numbers
 * @param setup from parameters to coefficients
 * @param initial from parameters and draws to the initial states
 * @param forward one tick
 * @param backward one tick in reverse
 * @param initialBackward the reverse of {@code initial}
 * @param setupBackward the reverse of {@code setup}
 * @param notes what the compiler chose, for people: the integration of each state, for example
 */
@ApiStatus(value = ApiStatus.Status.MAINTAINED, since = "0.1")
public record LoweredDynamics(
        String name,
        List<String> states,
        List<String> inputs,
        List<String> coefficients,
        boolean spiking,
        boolean outputIsSpike,
        boolean random,
        ScalarCode setup,
        ScalarCode initial,
        ScalarCode forward,
        ScalarCode backward,
        ScalarCode initialBackward,
        ScalarCode setupBackward,
        List<String> notes) {

    /** Copies the lists. */
    public LoweredDynamics {
        states = List.copyOf(states);
        inputs = List.copyOf(inputs);
        coefficients = List.copyOf(coefficients);
        notes = List.copyOf(notes);
    }

    /** {@return whether it spikes with values of 0 and 1 only, so that a spike can be stored as a bit} */
    public boolean binary() {
        return BinarySpikes.of(forward);
    }
}
