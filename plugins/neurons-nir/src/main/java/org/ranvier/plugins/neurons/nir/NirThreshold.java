package org.ranvier.plugins.neurons.nir;

import static org.ranvier.api.model.Exprs.parameter;

import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;

/** NIR's Threshold: a spike in every tick in which the input exceeds {@code threshold}; it remembers nothing. */
public final class NirThreshold extends NirNeuron {

    public NirThreshold() {
        super(
                "Threshold",
                "threshold unit that spikes where its input exceeds a threshold, as NIR defines it",
                number("threshold", "firing threshold; a spike occurs where the input exceeds it")
                        .withDefault(1));
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        DynamicsBuilder neuron = Dynamics.define(name());
        return neuron.spikeAbove(neuron.input(), parameter("threshold")).build();
    }
}
