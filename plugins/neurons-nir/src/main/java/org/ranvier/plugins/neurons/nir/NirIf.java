package org.ranvier.plugins.neurons.nir;

import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;

/** NIR's IF: dv/dt = {@code r} I, r per second; above {@code v_threshold} a spike, then {@code v_reset}. */
public final class NirIf extends NirNeuron {

    public NirIf() {
        super("IF", "integrate-and-fire neuron without leak, as NIR defines it", Integrator.R, V_THRESHOLD, V_RESET);
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        DynamicsBuilder neuron = Dynamics.define(name());
        spike(neuron, Integrator.potential(neuron));
        return neuron.build();
    }
}
