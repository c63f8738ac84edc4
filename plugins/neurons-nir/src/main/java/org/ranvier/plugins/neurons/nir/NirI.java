package org.ranvier.plugins.neurons.nir;

import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;

/** NIR's I: dv/dt = {@code r} I, r per second, and v is passed on. */
public final class NirI extends NirNeuron {

    public NirI() {
        super("I", "integrator without leak as NIR defines it, a readout that does not spike", Integrator.R);
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        DynamicsBuilder neuron = Dynamics.define(name());
        return neuron.output(Integrator.potential(neuron).now()).build();
    }
}
