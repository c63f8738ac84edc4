package org.ranvier.plugins.neurons.lif;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.max;

import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Neuron;

/**
 * The rectified linear unit y[t] = max(I[t], 0), in the unit of its input: that of conventional networks, to compare
 * with. It has no state and does not spike, so its derivative needs no surrogate.
 */
public final class Relu implements Neuron {

    @Override
    public String name() {
        return "relu";
    }

    @Override
    public String description() {
        return "unit of conventional networks that passes on its input current where it is positive";
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        DynamicsBuilder unit = Dynamics.define(name());
        return unit.output(max(unit.input(), constant(0))).build();
    }
}
