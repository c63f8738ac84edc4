package org.ranvier.plugins.synapses.standard;

import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Synapse;

/** The delta current I[t] = x[t]: an arriving spike acts in its tick and leaves no trace. No parameters, no state. */
public final class Delta implements Synapse {

    @Override
    public String name() {
        return "delta";
    }

    @Override
    public String description() {
        return "current that lasts a single tick per spike";
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        DynamicsBuilder delta = Dynamics.define(name());
        return delta.output(delta.input()).build();
    }
}
