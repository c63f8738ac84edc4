package org.ranvier.api.model;

import java.util.Optional;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;

/**
 * A neuron model: its dynamics as equations, and nothing else.
 *
 * <p>Per-neuron parameters ({@code tau_mem}, {@code v_threshold}, …) are declared in the {@linkplain #schema() schema}
 * and referred to by name; whether and how they are trained, and the surrogate derivative of the spike, are the
 * experiment's choice.
 */
public interface Neuron extends Component {

    /**
     * The equations.
     *
     * @param settings the settings that shape the equations, such as the kind of reset
     */
    Dynamics dynamics(Settings settings);

    /**
     * The NIR primitive this neuron is with these settings, such as {@code "CubaLIF"}; claims are confirmed
     * numerically.
     */
    default Optional<String> nirPrimitive(Settings settings) {
        return Optional.empty();
    }
}
