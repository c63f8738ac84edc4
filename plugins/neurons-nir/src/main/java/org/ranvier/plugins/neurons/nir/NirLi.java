package org.ranvier.plugins.neurons.nir;

import static org.ranvier.api.model.Exprs.parameter;

import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.State;

/** NIR's LI: {@code tau} dv/dt = {@code v_leak} − v + {@code r} I, and v is passed on. */
public final class NirLi extends NirNeuron {

    public NirLi() {
        super(
                "LI",
                "leaky integrator as NIR defines it, a readout that does not spike",
                INTEGRATION,
                tau("tau", "time constant"),
                R,
                V_LEAK);
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        DynamicsBuilder li = Dynamics.define(name());
        State v = li.state("v", parameter("v_leak"));
        v.next(relax(decay(settings, "tau"), v.previous(), target(li.input())));
        return li.output(v.now()).build();
    }
}
