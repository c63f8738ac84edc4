package org.ranvier.plugins.neurons.nir;

import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;

/**
 * NIR's CubaLI, the current-based leaky integrator: {@code tau_syn} dI/dt = −I + {@code w_in} S, {@code tau_mem} dv/dt
 * = {@code v_leak} − v + {@code r} I, and v is passed on.
 */
public final class NirCubaLi extends NirNeuron {

    public NirCubaLi() {
        super(
                "CubaLI",
                "current-based leaky integrator as NIR defines it, a readout that does not spike",
                INTEGRATION,
                CurrentBased.TAU_SYN,
                CurrentBased.TAU_MEM,
                R,
                V_LEAK,
                W_IN);
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        DynamicsBuilder cuba = Dynamics.define(name());
        return cuba.output(CurrentBased.membrane(cuba, settings).now()).build();
    }
}
