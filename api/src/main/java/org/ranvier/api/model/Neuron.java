package org.ranvier.api.model;

import java.util.Map;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Component;
import org.ranvier.api.Settings;

/**
 * Contract of a neuron model: its dynamics as equations, and nothing else.
 *
 * <p>Per-neuron parameters ({@code tau_mem}, {@code v_threshold}, …) are declared in the {@linkplain #schema() schema}
 * and referred to by name; whether and how they are trained, and the surrogate derivative of the spike, are the
 * experiment's choice.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public interface Neuron extends Component {

    /**
     * {@return the equations}
     *
     * @param settings the settings that shape the equations, such as the kind of reset
     */
    Dynamics dynamics(Settings settings);

    /**
     * {@return the names by which exchange formats know the neuron with these settings, by format: {@code {"nir":
     * "CubaLIF"}}} Exporters of a format confirm a claim numerically before they write it.
     *
     * @param settings the values of the {@linkplain #schema() schema}, checked and completed
     */
    default Map<String, String> exchangeNames(Settings settings) {
        return Map.of();
    }
}
