package org.ranvier.plugins.neurons.lif;

import java.util.Map;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Neuron;

/**
 * The memoryless readout u[t] = I[t], in the unit of its input: the output layer of Deckers et al. (2024), where the
 * objective sums softmax(u[t]) over ticks.
 */
public final class Memoryless implements Neuron {

    @Override
    public String name() {
        return "memoryless";
    }

    @Override
    public String description() {
        return "readout that passes on its input current at each tick";
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        DynamicsBuilder readout = Dynamics.define(name());
        return readout.output(readout.input()).build();
    }

    /** NIR's Scale by 1. */
    @Override
    public Map<String, String> exchangeNames(Settings settings) {
        return Map.of("nir", "Scale");
    }
}
