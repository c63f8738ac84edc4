package org.ranvier.plugins.neurons.nir;

import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;

/**
 * NIR's CubaLIF, the current-based leaky integrate-and-fire neuron: {@code tau_syn} dI/dt = −I + {@code w_in} S,
 * {@code tau_mem} dv/dt = {@code v_leak} − v + {@code r} I; above {@code v_threshold} a spike, then {@code v_reset}.
 */
public final class NirCubaLif extends NirNeuron {

    public NirCubaLif() {
        super(
                "CubaLIF",
                "current-based leaky integrate-and-fire neuron as NIR defines it",
                INTEGRATION,
                CurrentBased.TAU_SYN,
                CurrentBased.TAU_MEM,
                R,
                V_LEAK,
                V_THRESHOLD,
                V_RESET,
                W_IN);
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        DynamicsBuilder cuba = Dynamics.define(name());
        spike(cuba, CurrentBased.membrane(cuba, settings));
        return cuba.build();
    }
}
