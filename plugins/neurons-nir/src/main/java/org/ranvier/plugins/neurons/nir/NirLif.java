package org.ranvier.plugins.neurons.nir;

import static org.ranvier.api.model.Exprs.parameter;

import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.State;

/**
 * NIR's LIF: {@code tau} dv/dt = {@code v_leak} − v + {@code r} I; above {@code v_threshold} a spike, then
 * {@code v_reset}.
 */
public final class NirLif extends NirNeuron {

    public NirLif() {
        super(
                "LIF",
                "leaky integrate-and-fire neuron as NIR defines it",
                INTEGRATION,
                tau("tau", "membrane time constant"),
                R,
                V_LEAK,
                V_THRESHOLD,
                V_RESET);
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        DynamicsBuilder lif = Dynamics.define(name());
        State v = lif.state("v", parameter("v_leak"));
        v.next(relax(decay(settings, "tau"), v.previous(), target(lif.input())));
        spike(lif, v);
        return lif.build();
    }
}
