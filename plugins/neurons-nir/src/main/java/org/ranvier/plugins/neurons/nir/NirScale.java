package org.ranvier.plugins.neurons.nir;

import static org.ranvier.api.model.Exprs.parameter;

import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;

/** NIR's Scale: passes on {@code scale} times its input, tick by tick. */
public final class NirScale extends NirNeuron {

    public NirScale() {
        super(
                "Scale",
                "readout that passes on its input, scaled, as NIR defines it",
                number("scale", "scale factor of the input").withDefault(1));
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        DynamicsBuilder neuron = Dynamics.define(name());
        return neuron.output(parameter("scale").times(neuron.input())).build();
    }
}
